package dev.headroom.cli;

import dev.headroom.check.Check;
import dev.headroom.plan.Plan;
import dev.headroom.plan.PlanReader;
import dev.headroom.plan.PlanWriter;
import dev.headroom.store.RunFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The main job against the user's own gateway. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Do the whole job through a gateway of yours.",
      "",
      "Checks the target, drives the load of a plan, finds the saturation point, sizes the fleet, writes",
      "configuration and the report. The proof is left out: headroom prove plans it."
    })
final class RunCommand implements Callable<Integer> {

  @Mixin private Output output = new Output();
  @Mixin private ResultsOption results = new ResultsOption();
  @Mixin private LiveOption live = new LiveOption();
  @Mixin private CheckOption first = new CheckOption();

  @Parameters(index = "0", paramLabel = "PLAN", description = "The plan, a YAML file.")
  private Path file = Path.of("");

  @Option(
      names = "--allow-host",
      paramLabel = "HOST",
      description = "A host that may be loaded although it isn't loopback; may be repeated.")
  private List<String> allowHosts = new ArrayList<>();

  @Option(
      names = "--gateway-log",
      paramLabel = "FILE",
      description =
          "A log of the gateway on this machine, followed during the run; may be repeated.")
  private List<Path> gatewayLogs = new ArrayList<>();

  @Override
  public Integer call() {
    // Read once: the file may change meanwhile, or be a pipe.
    String text = PlanReader.text(file);
    Plan read = PlanReader.parse(text, file);
    Plan plan = read.withTarget(read.target().withAllowHosts(allowHosts));
    try (Live watched = live.open(plan, plan.target().url().toString(), output)) {
      Talk talk = watched.talk();
      Optional<Check> seen = first.look(plan);
      try (Interruption interruption = Interruption.watch()) {
        RunFolder folder = RunFolder.create(results.directory, plan.name(), Instant.now());
        seen.ifPresent(check -> CheckOption.keep(check, folder, talk));
        Pipeline pipeline =
            new Pipeline(plan, PlanWriter.writeOpen(read), folder, talk, interruption);
        RunResult result =
            GatewayTails.during(
                gatewayLogs, folder, talk, () -> pipeline.run(Simulations.of(plan, file)));
        return Summary.print(result, output, watched).status();
      }
    }
  }
}
