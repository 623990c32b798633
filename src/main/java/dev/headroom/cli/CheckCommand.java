package dev.headroom.cli;

import dev.headroom.check.Check;
import dev.headroom.check.Checker;
import dev.headroom.plan.HeaderValues;
import dev.headroom.plan.Plan;
import dev.headroom.plan.PlanReader;
import dev.headroom.plan.Target;
import dev.headroom.store.Documents;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at a target without loading it. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Look at a target before any load; writes nothing.",
      "",
      "Looks at its name, its addresses, TLS, the answer, the origins around the gateway,",
      "and whether a filter would answer a load test. Makes some thirty GETs, at 50/s at",
      "most. Exit code 4 where something was found that a load test can't get past.",
      "A run does the same first, and writes check.json."
    })
final class CheckCommand implements Callable<Integer> {

  @Mixin private Output output = new Output();

  @Parameters(
      index = "0",
      paramLabel = "TARGET|PLAN",
      description = "A URL, or the plan that names it, a YAML file.")
  private String subject = "";

  @Option(
      names = "--resolver",
      paramLabel = "ADDRESS",
      description = "Ask this resolver too, such as 192.0.2.53; may be repeated.")
  private List<String> resolvers = new ArrayList<>();

  @Option(
      names = "--allow-host",
      paramLabel = "HOST",
      description = "A host that may be asked although it isn't loopback; may be repeated.")
  private List<String> allowHosts = new ArrayList<>();

  @Override
  public Integer call() {
    Plan read = plan();
    Target target = read.target().withAllowHosts(allowHosts).withResolvers(resolvers);
    Checker checker = Checker.of(new HeaderValues(System::getenv));
    Check check = checker.check(read.withTarget(target), Instant.now());
    output.result(CheckText.of(check), Documents.check(check));
    return (check.blocked() ? ExitCode.RUN_FAILED : ExitCode.DONE).status();
  }

  private Plan plan() {
    return subject.matches("(?i)https?://.*")
        ? PlanReader.parse("target: {url: '" + subject.replace("'", "''") + "'}", "TARGET")
        : PlanReader.read(Path.of(subject));
  }
}
