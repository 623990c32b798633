package dev.headroom.report.internal;

import dev.headroom.prove.Proof;
import dev.headroom.recommend.Recommendation;
import dev.headroom.recommend.Verdict;
import dev.headroom.report.ReportData;
import java.util.List;
import java.util.Optional;

/** What it all means for the demand. */
final class Verdicts {

  private Verdicts() {}

  static String sentence(ReportData data) {
    Optional<String> remedy = data.fit().inconclusive().map(why -> Sentences.ended(why.remedy()));
    String verdict =
        data.recommendation()
            .map(Recommendation::verdict)
            // Its sentence would say the finding and the remedy once more.
            .filter(v -> remedy.isEmpty() || !(v instanceof Verdict.NotKnown))
            .map(Verdict::sentence)
            .orElse("No number of instances was recommended.");
    String change = remedy.map(r -> "What to change: " + r + " " + verdict).orElse(verdict);
    String first =
        SpikeStory.stuck(data).isPresent() ? Headlines.capacity(data) + " " + change : change;
    return data.proof().map(proof -> first + " " + proven(proof)).orElse(first);
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
