package dev.headroom.fit.internal;

import dev.headroom.collect.Recording;
import dev.headroom.fit.Level;
import dev.headroom.fit.Quality.Excluded;
import dev.headroom.load.PhaseKind;
import dev.headroom.load.PhaseRecord;
import dev.headroom.plan.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The levels of a recording, sorted by their rate: those that may be fitted and those left out.
 *
 * @param windows to be fitted, in ascending order of the offered rate; none where none can be used
 * @param levels all of them as points of the picture, in the same order
 * @param excluded what was left out and why
 * @param ownLimit what the injector was short of, where the highest rates were left out for it
 * @param doubts about levels that were kept all the same, in full sentences
 */
public record Measurements(
    List<Window> windows,
    List<Level> levels,
    List<Excluded> excluded,
    Optional<OwnLimit> ownLimit,
    List<String> doubts) {

  public Measurements {
    windows = List.copyOf(windows);
    levels = List.copyOf(levels);
    excluded = List.copyOf(excluded);
    doubts = List.copyOf(doubts);
  }

  /** Whether the highest rates were left out because of the injector. */
  public boolean injectorLimited() {
    return ownLimit.isPresent();
  }

  public static Measurements of(Recording recording, Objective objective) {
    List<PhaseRecord> phases = new ArrayList<>(recording.phases(PhaseKind.CONTROL));
    phases.addAll(recording.phases(PhaseKind.STEP));
    Gates gates = new Gates(recording, phases, objective);
    Calm calm = Calm.among(phases.stream().map(recording::analysed).toList());
    Sorting sorting = new Sorting(gates, calm, objective);
    phases.forEach(phase -> sorting.add(phase.name(), recording.analysed(phase)));
    return sorting.result();
  }
}
