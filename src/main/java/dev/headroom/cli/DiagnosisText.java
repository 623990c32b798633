package dev.headroom.cli;

import dev.headroom.diagnose.Advice;
import dev.headroom.diagnose.Diagnosis;
import dev.headroom.diagnose.Diagnosis.Share;
import dev.headroom.diagnose.Evidence;
import java.util.Locale;

/** A diagnosis for a terminal. */
final class DiagnosisText {

  /** The most telling causes; the document has all. */
  private static final int MOST_CAUSES = 12;

  private DiagnosisText() {}

  static String of(Diagnosis diagnosis) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%,d of %,d requests failed%s; by %s%n",
            diagnosis.failed(),
            diagnosis.requests(),
            diagnosis.failed() == 0
                ? ""
                : " (" + percent(diagnosis.failed(), diagnosis.requests()) + ")",
            diagnosis.sources().isEmpty() ? "nothing" : String.join(", ", diagnosis.sources())));
    diagnosis.shares().stream()
        .limit(MOST_CAUSES)
        .forEach(share -> text.append(of(share, diagnosis.failed())));
    if (diagnosis.malformed() > 0) {
      text.append(
          String.format(
              Locale.ROOT,
              "%n%,d lines could not be read and are not counted.%n",
              diagnosis.malformed()));
    }
    return text.toString();
  }

  /** What isn't nothing never reads as 0. */
  private static String percent(long part, long whole) {
    double percent = 100.0 * part / whole;
    return part > 0 && percent < 0.05 ? "< 0.1 %" : String.format(Locale.ROOT, "%.1f %%", percent);
  }

  private static String of(Share share, long failed) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%n%7s  %s, %s (%,d)%s%n",
            percent(share.count(), failed),
            share.cause().id(),
            share.confidence().id(),
            share.count(),
            answering(share)));
    if (!share.evidence().isEmpty()) {
      Evidence first = share.evidence().get(0);
      text.append("         seen: ").append(first.seen()).append('\n');
      if (!first.line().isEmpty()) {
        text.append("         line: ").append(first.line()).append('\n');
      }
    }
    Advice advice = Advice.of(share.cause());
    return text.append("         see:  ")
        .append(advice.confirm())
        .append("\n         fix:  ")
        .append(advice.fix())
        .append('\n')
        .toString();
  }

  private static String answering(Share share) {
    return switch (share.answering()) {
      case RISES -> ", rises with the load";
      case STEADY -> ", at any load alike";
      case STEPS -> ", from a time on or for a time";
      case UNKNOWN -> "";
    };
  }
}
