package dev.headroom.fit.internal;

import dev.headroom.collect.Recording;
import dev.headroom.fit.Quality.Excluded;
import dev.headroom.load.PhaseKind;
import dev.headroom.load.PhaseRecord;
import dev.headroom.load.RunRecord;
import java.util.List;

/**
 * What follows a spike that the origin wasn't seen to recover from: it is of an origin in another
 * state, and says nothing of the one that was measured before.
 */
public final class Aftermath {

  private Aftermath() {}

  /** The levels and control phases of it, each with the reason. */
  public static List<Excluded> of(Recording recording) {
    return !SpikeRecovery.lasting(recording)
        ? List.of()
        : recording.run().phases().stream()
            .filter(phase -> follows(phase, recording))
            .map(phase -> new Excluded(phase.name(), "the spike before it was not over yet"))
            .toList();
  }

  /** The recording without these phases; its seconds stay. */
  public static Recording without(Recording recording, List<Excluded> aftermath) {
    RunRecord run = recording.run();
    List<String> names = aftermath.stream().map(Excluded::what).toList();
    return new Recording(
        new RunRecord(
            run.startSecond(),
            run.gateway(),
            run.ceiling(),
            run.phases().stream().filter(phase -> !names.contains(phase.name())).toList(),
            run.stopped(),
            run.environment()),
        recording.intervals());
  }

  private static boolean follows(PhaseRecord phase, Recording recording) {
    boolean fitted = phase.kind() == PhaseKind.CONTROL || phase.kind() == PhaseKind.STEP;
    return fitted
        && recording.phases(PhaseKind.SPIKE).stream()
            .findFirst()
            .filter(spike -> spike.startSecond() < phase.startSecond())
            .isPresent();
  }
}
