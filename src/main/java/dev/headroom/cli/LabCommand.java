package dev.headroom.cli;

import dev.headroom.lab.Fault;
import dev.headroom.lab.Lab;
import dev.headroom.lab.LabServer;
import dev.headroom.lab.LabSpec;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.Ratio;
import dev.headroom.store.JsonDocument;
import dev.headroom.store.RunFolder;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The lab alone, for other tools to load. */
@Command(
    name = LabCommand.NAME,
    mixinStandardHelpOptions = true,
    description = {
      "Keep up a lab of known capacity for other tools.",
      "",
      "Starts an origin and a gateway in front of it, says where they are, and ends",
      "on Ctrl-C."
    })
final class LabCommand implements Callable<Integer> {

  static final String NAME = "lab";

  @Mixin private Output output = new Output();
  @Mixin private ResultsOption results = new ResultsOption();
  @Mixin private GatewayOption gateway = new GatewayOption();
  @Mixin private OriginOptions origin = new OriginOptions();

  @Option(
      names = "--instances",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many instances there are (default: ${DEFAULT-VALUE}).")
  private int instances;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "The gateway's port (default: a free one).")
  private int port;

  @Option(
      names = "--fault",
      paramLabel = "FAULT",
      description = {
        "Let something go wrong: name-missing, stale-address, refused, unreachable,",
        "backlog-full, reset-before, reset-midway, closed-reused, header-too-big,",
        "header-invalid, status-invalid, timeout, maxconn-full, all-down,",
        "one-of-three-down, limiter, ban or gateway-out-of-ports; see docs/causes.md."
      })
  private Optional<String> fault = Optional.empty();

  @Option(
      names = "--fault-share",
      paramLabel = "SHARE",
      defaultValue = "100%",
      description =
          "The share of requests that a fault of the origin hits (default: ${DEFAULT-VALUE}).")
  private String faultShare = "100%";

  @Option(names = "--controlled", hidden = true, description = "Serve the command that started it.")
  private boolean controlled;

  @Override
  public Integer call() throws InterruptedException {
    if (controlled) {
      PrintStream answers = System.out;
      System.setOut(System.err);
      LabServer.serve(System.in, answers);
      return ExitCode.DONE.status();
    }
    Optional<Fault> asked = known(() -> fault.map(Fault::parse));
    Ratio share = known(() -> Ratio.parse(faultShare));
    try (Lab lab = Lab.start(spec())) {
      if (asked.isPresent()) {
        lab.inject(asked.get(), share);
      }
      announce(lab);
      CompletableFuture<String> lost = new CompletableFuture<>();
      lab.onLoss(lost::complete);
      String what = lost.join();
      if (Interruption.comes()) {
        // The process ends by itself, and the lab with it.
        new CountDownLatch(1).await();
      }
      throw new HeadroomException(HeadroomException.Kind.RUN_FAILED, what + "; start it again");
    }
  }

  private void announce(Lab lab) {
    Rate capacity = lab.origin().capacity().times(instances);
    Rate overload = lab.origin().whenFull().times(instances);
    output.result(
        "gateway:  "
            + lab.gateway()
            + "\nurl:      "
            + lab.url()
            + "\ncapacity: "
            + capacity
            + "\noverload: "
            + overload
            + "\nCtrl-C ends it.\n",
        JsonDocument.empty()
            .with("url", lab.url().toString())
            .with("gateway", lab.gateway())
            .with("trueCapacity", capacity.perSecond())
            .with("overloadGoodput", overload.perSecond()));
  }

  private LabSpec spec() {
    return known(this::foldered);
  }

  private static <T> T known(Supplier<T> asked) {
    try {
      return asked.get();
    } catch (IllegalArgumentException e) {
      throw new HeadroomException(
          HeadroomException.Kind.BAD_DATA, "no such lab: " + e.getMessage(), e);
    }
  }

  private LabSpec foldered() {
    LabSpec asked = new LabSpec(origin.spec(), instances, gateway.kind(), port, results.directory);
    // Only what can be started gets a folder of its own.
    return asked.withDirectory(RunFolder.create(results.directory, NAME, Instant.now()).gateway());
  }
}
