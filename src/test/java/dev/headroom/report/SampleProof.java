package dev.headroom.report;

import dev.headroom.collect.Recording;
import dev.headroom.fit.Level;
import dev.headroom.prove.Proof;
import dev.headroom.prove.Proof.Trial;
import dev.headroom.quantity.Ratio;
import java.util.Optional;

/** A proof that came out as foretold, with what a recording's phases of it hold. */
final class SampleProof {

  private SampleProof() {}

  static Proof of(Recording recording) {
    return new Proof(
        Optional.of(trial(recording, "proof-needed", 3, true)),
        Optional.of(trial(recording, "proof-fewer", 2, false)),
        Optional.of(trial(recording, "proof-reserve", 4, true)));
  }

  private static Trial trial(Recording recording, String phase, int instances, boolean holds) {
    Level level =
        Samples.level(
            recording.intervals().stream().filter(i -> i.phase().equals(phase)).toList(), phase);
    return new Trial(
        phase,
        instances,
        holds,
        holds,
        level.requests(),
        new Ratio(level.gatewayErrors()),
        Samples.P99,
        level.objective());
  }
}
