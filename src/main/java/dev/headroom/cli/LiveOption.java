package dev.headroom.cli;

import dev.headroom.live.LivePage;
import dev.headroom.plan.Plan;
import dev.headroom.quantity.HeadroomException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether a page shows the run while it goes on. */
final class LiveOption {

  private static final int HIGHEST_PORT = 65_535;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--live",
      paramLabel = "PORT",
      description = {
        "Show the run while it goes on, on a page at this port of 127.0.0.1; 0 for any free one."
      })
  private @Nullable Integer port;

  /**
   * Opens the page where it was asked for, and says where on standard error.
   *
   * @param subject what is loaded, for people
   * @throws ParameterException when it can't be opened at that port
   */
  Live open(Plan plan, String subject, Output output) {
    if (port == null) {
      return Live.none(output);
    }
    if (port < 0 || port > HIGHEST_PORT) {
      throw wrong("'" + port + "' is no port");
    }
    try {
      return Live.on(LivePage.open(port, plan, subject), output);
    } catch (HeadroomException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private ParameterException wrong(String what) {
    return new ParameterException(
        spec.commandLine(),
        "Invalid value for option '--live': "
            + what
            + "; name a free port up to "
            + HIGHEST_PORT
            + ", or 0 for any");
  }
}
