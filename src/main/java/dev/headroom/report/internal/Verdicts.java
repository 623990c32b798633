package dev.headroom.report.internal;

import dev.headroom.prove.Proof;
import dev.headroom.recommend.Recommendation;
import dev.headroom.recommend.Verdict;
import dev.headroom.report.ReportData;
import java.util.List;

/** What it all means for the demand. */
final class Verdicts {

  private Verdicts() {}

  static String sentence(ReportData data) {
    String verdict =
        data.recommendation()
            .map(r -> r.verdict().sentence())
            .orElse("No number of instances was recommended.");
    String remedy =
        data.fit()
            .inconclusive()
            .map(why -> "What to change: " + Sentences.ended(why.remedy()) + " ")
            .orElse("");
    return remedy + data.proof().map(proof -> verdict + " " + proven(proof)).orElse(verdict);
  }

  static String proven(Proof proof) {
    if (proof.atNeeded().isEmpty()) {
      return "It was not run for real.";
    }
    return proof.proven()
        ? "Run for real, it came out as foretold."
        : "Run for real, it did not come out as foretold.";
  }

  static Tone tone(ReportData data, List<Notice> notices) {
    if (notices.stream().anyMatch(n -> n.tone() == Tone.BAD)) {
      return Tone.BAD;
    }
    boolean feasible =
        data.recommendation()
            .map(Recommendation::verdict)
            .filter(v -> v instanceof Verdict.Feasible)
            .isPresent();
    return feasible && notices.isEmpty() ? Tone.GOOD : Tone.CAUTION;
  }
}
