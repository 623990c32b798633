package dev.headroom.cli;

import dev.headroom.check.Check;
import dev.headroom.check.Checker;
import dev.headroom.check.Finding;
import dev.headroom.check.Severity;
import dev.headroom.plan.HeaderValues;
import dev.headroom.plan.Plan;
import dev.headroom.plan.TargetGuard;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.store.RunDocuments;
import dev.headroom.store.RunFolder;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The check as the first phase of a run. */
final class CheckOption {

  /** What a blocking finding does to the run. */
  enum Mode {
    STOP,
    WARN,
    OFF
  }

  @Option(
      names = "--check",
      paramLabel = "MODE",
      defaultValue = "stop",
      description =
          "What the check before the load does about what blocks: stop, warn, or off for no check"
              + " (default: ${DEFAULT-VALUE}).")
  private Mode mode = Mode.STOP;

  /**
   * Looks at the target.
   *
   * @return empty where it is off
   * @throws HeadroomException RUN_FAILED when something blocks and that is to stop the run
   */
  Optional<Check> look(Plan plan) {
    HeaderValues headers = new HeaderValues(System::getenv);
    if (mode == Mode.OFF) {
      TargetGuard.check(plan.target());
      headers.check(plan);
      return Optional.empty();
    }
    Check check = Checker.of(headers).check(plan, Instant.now());
    if (check.blocked() && mode == Mode.STOP) {
      throw new HeadroomException(HeadroomException.Kind.RUN_FAILED, blocked(check));
    }
    return Optional.of(check);
  }

  /** Writes {@code check.json} and says what was found. */
  static void keep(Check check, RunFolder folder, Talk talk) {
    new RunDocuments(folder).write(check);
    talk.say("checked the target: " + CheckText.verdict(check));
    check.findings().forEach(finding -> talk.say("  " + Printable.text(CheckText.line(finding))));
  }

  private static String blocked(Check check) {
    String found =
        check.findings().stream()
            .filter(finding -> finding.severity() == Severity.BLOCKING)
            .map(CheckOption::sentences)
            .collect(Collectors.joining("; "));
    return "the check of "
        + check.target()
        + " found what would be measured instead of the origin: "
        + found
        + "; to go on all the same: --check=warn";
  }

  private static String sentences(Finding finding) {
    return finding.problem().id()
        + " ("
        + finding.seen()
        + "). "
        + finding.problem().meaning()
        + " "
        + finding.problem().remedy().replaceAll("\\.$", "");
  }
}
