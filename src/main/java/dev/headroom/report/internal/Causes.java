package dev.headroom.report.internal;

import static dev.headroom.report.internal.Figures.count;

import dev.headroom.diagnose.Advice;
import dev.headroom.diagnose.Cause;
import dev.headroom.diagnose.Diagnosis;
import dev.headroom.diagnose.Diagnosis.Share;
import dev.headroom.diagnose.Evidence;
import dev.headroom.report.ReportData;
import java.util.List;
import java.util.Locale;

/**
 * Why requests failed, as the page shows it.
 *
 * @param caption what it rests on, in a sentence
 * @param table the shares; no rows where nothing failed or nothing was diagnosed
 * @param advice for each cause, the most frequent first
 */
public record Causes(String caption, Table table, List<Counsel> advice) {

  /** More is not read on a page; the document has all. */
  private static final int MOST = 8;

  /**
   * What to do about a cause.
   *
   * @param cause its id
   * @param evidence what was seen, and the first line that says so
   * @param advice what it is, how to see it by hand, how to mend it
   */
  public record Counsel(String cause, List<Evidence> evidence, Advice advice) {}

  public Causes {
    advice = List.copyOf(advice);
  }

  static Causes of(ReportData data) {
    return data.diagnosis()
        .map(Causes::of)
        .orElseGet(() -> new Causes("", table(List.of(), 0), List.of()));
  }

  private static Causes of(Diagnosis diagnosis) {
    List<Cause> causes =
        diagnosis.shares().stream().map(Share::cause).distinct().limit(MOST).toList();
    return new Causes(
        caption(diagnosis),
        table(diagnosis.shares(), diagnosis.failed()),
        causes.stream().map(cause -> counsel(diagnosis, cause)).toList());
  }

  private static String caption(Diagnosis diagnosis) {
    String unread =
        diagnosis.malformed() == 0
            ? ""
            : " " + count(diagnosis.malformed()) + " lines of its log could not be read.";
    return count(diagnosis.failed())
        + " of "
        + count(diagnosis.requests())
        + " requests failed, the proof not counted. How many is what visitors saw; why is what the"
        + " gateway logged."
        + unread;
  }

  private static Table table(List<Share> shares, long failed) {
    return new Table(
        "Why requests failed",
        List.of("Cause", "How sure", "With the load", "Requests", "Of failures"),
        3,
        shares.stream().map(share -> row(share, failed)).toList());
  }

  private static Table.Row row(Share share, long failed) {
    return Table.Row.of(
        share.cause().id(),
        share.confidence().id(),
        switch (share.answering()) {
          case RISES -> "rises";
          case STEADY -> "the same at any";
          case STEPS -> "changes with time instead";
          case UNKNOWN -> "not known";
        },
        count(share.count()),
        String.format(Locale.ROOT, "%.1f %%", 100.0 * share.count() / failed));
  }

  private static Counsel counsel(Diagnosis diagnosis, Cause cause) {
    List<Evidence> evidence =
        diagnosis.shares().stream()
            .filter(share -> share.cause() == cause)
            .flatMap(share -> share.evidence().stream())
            .limit(1)
            .toList();
    return new Counsel(cause.id(), evidence, Advice.of(cause));
  }
}
