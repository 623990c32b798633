package dev.headroom.cli;

import dev.headroom.check.Check;
import dev.headroom.check.Finding;
import dev.headroom.check.Observation;
import java.util.Locale;

/** A check in plain text. */
final class CheckText {

  private CheckText() {}

  /** What was seen, then each finding with what it means and what to do. */
  static String of(Check check) {
    StringBuilder text = new StringBuilder(check.target() + "\n");
    check.observations().forEach(o -> text.append(line(o)).append('\n'));
    text.append('\n');
    for (Finding finding : check.findings()) {
      text.append(line(finding)).append('\n');
      text.append("    ").append(finding.problem().meaning()).append('\n');
      text.append("    ").append(finding.problem().remedy()).append('\n');
    }
    return text.append(verdict(check)).append('\n').toString();
  }

  /** One line of a finding. */
  static String line(Finding finding) {
    return finding.severity().id() + ": " + finding.problem().id() + ": " + finding.seen();
  }

  private static String line(Observation seen) {
    return String.format(
        Locale.ROOT, "  %-8s %s: %s", seen.area().id(), seen.subject(), seen.text());
  }

  /** What it comes to. */
  static String verdict(Check check) {
    if (check.findings().isEmpty()) {
      return "nothing found that would spoil a load test";
    }
    return check.blocked()
        ? "mend what blocks before any load"
        : "a load test may go on; keep the warnings beside its numbers";
  }
}
