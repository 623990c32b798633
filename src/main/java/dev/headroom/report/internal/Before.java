package dev.headroom.report.internal;

import dev.headroom.check.Check;
import dev.headroom.check.Finding;
import dev.headroom.check.Observation;
import dev.headroom.check.Severity;
import dev.headroom.report.ReportData;
import java.util.List;
import java.util.Optional;

/**
 * What the target looked like before the load.
 *
 * @param tone how bad it was
 * @param sentence what it came to
 * @param findings what was wrong, no rows where nothing was
 * @param observations what was seen, no rows where nobody looked
 */
public record Before(Tone tone, String sentence, Table findings, Table observations) {

  static Before of(ReportData data) {
    List<Finding> findings = data.check().map(Check::findings).orElse(List.of());
    List<Observation> seen = data.check().map(Check::observations).orElse(List.of());
    return new Before(
        data.check().map(Before::tone).orElse(Tone.PLAIN),
        data.check().map(Before::sentence).orElse("Nobody looked at the target before the load."),
        new Table(
            "What the check found",
            List.of("Finding", "Severity", "Seen", "It means", "To do"),
            5,
            findings.stream().map(Before::row).toList()),
        new Table(
            "What the check saw",
            List.of("Of", "Looked at", "Seen"),
            3,
            seen.stream().map(o -> Table.Row.of(o.area().id(), o.subject(), o.text())).toList()));
  }

  /** What has to be known before any number, where the run went on despite a blocking finding. */
  static Optional<Notice> notice(ReportData data) {
    return data.check()
        .filter(Check::blocked)
        .map(
            check ->
                new Notice(
                    Tone.BAD,
                    "Before the load the check found what blocks ("
                        + check.findings().get(0).problem().id()
                        + "): the numbers may be of that and not of the origin."));
  }

  private static Tone tone(Check check) {
    return check.findings().isEmpty() ? Tone.GOOD : check.blocked() ? Tone.BAD : Tone.CAUTION;
  }

  private static String sentence(Check check) {
    if (check.findings().isEmpty()) {
      return "Its addresses, its answer and a few requests more showed nothing that would spoil the"
          + " load.";
    }
    return check.blocked()
        ? "Something was found that a load test measures instead of the origin; the run went on"
            + " because it was told to."
        : "Something was found that belongs beside the numbers.";
  }

  private static Table.Row row(Finding finding) {
    return new Table.Row(
        finding.severity() == Severity.BLOCKING ? Tone.BAD : Tone.PLAIN,
        List.of(
            finding.problem().id(),
            finding.severity().id(),
            finding.seen(),
            finding.problem().meaning(),
            finding.problem().remedy()));
  }
}
