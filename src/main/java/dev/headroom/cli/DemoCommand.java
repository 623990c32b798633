package dev.headroom.cli;

import dev.headroom.lab.GatewayKind;
import dev.headroom.lab.Lab;
import dev.headroom.lab.LabSpec;
import dev.headroom.lab.OriginSpec;
import dev.headroom.lab.ServiceLaw;
import dev.headroom.plan.Plan;
import dev.headroom.plan.PlanReader;
import dev.headroom.plan.PlanWriter;
import dev.headroom.store.RunFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The main job against a lab of known capacity. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Do the whole job against a lab on this machine.",
      "",
      "The lab is an origin of 8 workers x 40 ms, which takes 200 requests/s, behind",
      "HAProxy or nginx where one is installed, else a gateway of Headroom's own."
    })
final class DemoCommand implements Callable<Integer> {

  /** Eight workers of 40 ms: 200 requests/s. The seed is any one, pinned. */
  private static final OriginSpec ORIGIN =
      OriginSpec.of(8, ServiceLaw.parse("lognormal 40ms cv 0.5"), 41);

  @Mixin private Output output = new Output();
  @Mixin private ResultsOption results = new ResultsOption();
  @Mixin private GatewayOption gateway = new GatewayOption();
  @Mixin private LiveOption live = new LiveOption();
  @Mixin private CheckOption first = new CheckOption();

  @Option(
      names = "--quick",
      description = "About a minute instead of three minutes, with less precision.")
  private boolean quick;

  @Option(
      names = "--plan",
      hidden = true,
      description = "Another plan than the demo's own, for tests that need a short one.")
  private Optional<Path> file = Optional.empty();

  @Override
  public Integer call() {
    GatewayKind kind = gateway.kind();
    Plan template =
        file.map(PlanReader::read)
            .orElseGet(
                () ->
                    PlanReader.parse(
                        resource(quick ? "demo-quick.yaml" : "demo.yaml"), "the demo's plan"));
    try (Interruption interruption = Interruption.watch();
        Live watched = live.open(template, "A lab on this machine, " + kind.id(), output)) {
      RunFolder folder = RunFolder.create(results.directory, template.name(), Instant.now());
      RunResult result = run(kind, template, folder, watched.talk(), interruption);
      return Summary.print(result, output, watched).status();
    }
  }

  private RunResult run(
      GatewayKind kind, Plan template, RunFolder folder, Talk talk, Interruption interruption) {
    talk.say("starting a lab: an origin that takes " + ORIGIN.capacity().rounded());
    LabSpec spec = new LabSpec(ORIGIN, 1, kind, 0, folder.gateway());
    try (Lab lab = Lab.launch(spec, Children.lab())) {
      talk.say("  " + lab.gateway() + " in front of it at " + lab.url());
      Plan plan = template.withTarget(template.target().withUrl(lab.url()));
      first.look(plan).ifPresent(check -> CheckOption.keep(check, folder, talk));
      return new Pipeline(plan, PlanWriter.write(plan), folder, talk, interruption)
          .run(lab, new LabFacts(ORIGIN, kind));
    }
  }

  private static String resource(String name) {
    try (InputStream stream =
        Objects.requireNonNull(DemoCommand.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
