package dev.headroom.report.internal;

import dev.headroom.prove.Proof;
import dev.headroom.prove.Proof.Trial;
import dev.headroom.recommend.Recommendation;
import dev.headroom.recommend.Verdict;
import dev.headroom.report.ReportData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands against the answer: a stopped run, a limit that isn't the origin's, a failed proof.
 */
final class Notices {

  private Notices() {}

  static List<Notice> of(ReportData data) {
    List<Notice> notices = new ArrayList<>();
    SpikeStory.stuck(data)
        .ifPresent(spike -> notices.add(new Notice(Tone.BAD, SpikeStory.why(spike))));
    data.recording().run().stopped().ifPresent(why -> notices.add(stopped(why)));
    if (data.recording().intervals().isEmpty()) {
      notices.add(new Notice(Tone.BAD, "Nothing was recorded, so there is nothing to conclude."));
    }
    Before.notice(data).ifPresent(notices::add);
    limit(data).ifPresent(notices::add);
    sizing(data).ifPresent(notices::add);
    proof(data).ifPresent(notices::add);
    return notices;
  }

  private static Notice stopped(String why) {
    return new Notice(
        Tone.BAD,
        "The run ended before its plan did: "
            + Sentences.ended(why)
            + " Only what was recorded until then counts.");
  }

  private static Optional<Notice> limit(ReportData data) {
    return data.fit()
        .inconclusive()
        .map(
            why ->
                switch (why.reason()) {
                  case NOT_REACHED, LIMITER, GATEWAY, NON_STATIONARY ->
                      new Notice(
                          Tone.CAUTION,
                          "Inconclusive: rates below are what was held, not the origin’s limit.");
                  case INJECTOR, TOO_FEW_LEVELS, CONTRADICTORY, FAILING ->
                      new Notice(
                          Tone.BAD,
                          "Inconclusive: this run can’t tell the origin’s limit. Do not plan from"
                              + " it.");
                });
  }

  private static Optional<Notice> sizing(ReportData data) {
    Optional<Recommendation> recommendation = data.recommendation();
    if (recommendation.isEmpty()) {
      return Optional.empty();
    }
    Verdict verdict = recommendation.get().verdict();
    if (verdict instanceof Verdict.Unreachable) {
      return Optional.of(
          new Notice(Tone.BAD, "No number of instances meets the objective as it stands."));
    }
    return verdict instanceof Verdict.NotKnown && data.fit().conclusive()
        ? Optional.of(
            new Notice(Tone.CAUTION, "What was measured does not allow a number of instances."))
        : Optional.empty();
  }

  private static Optional<Notice> proof(ReportData data) {
    if (data.proof().isEmpty()) {
      return Optional.empty();
    }
    Proof proof = data.proof().get();
    if (proof.proven()) {
      return Optional.empty();
    }
    boolean broke = proof.atNeeded().filter(Trial::holds).isEmpty();
    boolean ran = proof.atNeeded().isPresent();
    return Optional.of(
        !ran
            ? new Notice(Tone.CAUTION, "The recommendation was not run for real.")
            : broke
                ? new Notice(
                    Tone.BAD,
                    "The recommended number of instances did not hold when it was run. Do not rely"
                        + " on it.")
                : new Notice(
                    Tone.CAUTION,
                    "One part of the proof did not come out as foretold; see there."));
  }
}
