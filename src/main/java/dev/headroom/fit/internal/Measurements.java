package dev.headroom.fit.internal;

import dev.headroom.collect.Interval;
import dev.headroom.collect.Recording;
import dev.headroom.fit.Level;
import dev.headroom.fit.Quality.Excluded;
import dev.headroom.load.PhaseKind;
import dev.headroom.load.PhaseRecord;
import dev.headroom.plan.Objective;
import dev.headroom.quantity.HeadroomException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The levels of a recording, sorted by their rate: those that may be fitted and those left out.
 *
 * @param windows to be fitted, in ascending order of the offered rate, at least one
 * @param levels all of them as points of the picture, in the same order
 * @param excluded what was left out and why
 * @param injectorLimited whether the highest rates were left out because of the injector
 */
public record Measurements(
    List<Window> windows, List<Level> levels, List<Excluded> excluded, boolean injectorLimited) {

  /** A level keeps its other seconds as long as no more than this share of them was late. */
  private static final double MOST_LATE_SECONDS = 0.25;

  public static Measurements of(Recording recording, Objective objective) {
    List<PhaseRecord> phases = phases(recording);
    Sorting sorting = new Sorting(new Gates(recording, phases, objective), objective);
    phases.forEach(phase -> sorting.add(phase.name(), recording.analysed(phase)));
    return sorting.result();
  }

  private static List<PhaseRecord> phases(Recording recording) {
    List<PhaseRecord> phases = new ArrayList<>(recording.phases(PhaseKind.CONTROL));
    phases.addAll(recording.phases(PhaseKind.STEP));
    return phases;
  }

  private static final class Sorting {
    private final Gates gates;
    private final Objective objective;
    private final List<Window> windows = new ArrayList<>();
    private final List<Level> levels = new ArrayList<>();
    private final List<Excluded> excluded = new ArrayList<>();
    private double highestExcluded;

    Sorting(Gates gates, Objective objective) {
      this.gates = gates;
      this.objective = objective;
    }

    void add(String phase, List<Interval> seconds) {
      Optional<String> size = gates.size(seconds);
      Optional<String> injector = size.isPresent() ? Optional.empty() : gates.injector(seconds);
      Optional<String> reason = size.or(() -> injector);
      reason.ifPresent(why -> excluded.add(new Excluded(phase, why)));
      if (!seconds.isEmpty()) {
        levels.add(Points.of(phase, seconds, objective, reason));
      }
      if (injector.isPresent()) {
        highestExcluded = Math.max(highestExcluded, levels.get(levels.size() - 1).offered());
      }
      if (reason.isEmpty()) {
        windows.add(window(phase, punctual(phase, seconds)));
      }
    }

    /** Without the late seconds, where they are few; else all, as the level's median is in time. */
    private List<Interval> punctual(String phase, List<Interval> seconds) {
      List<Interval> kept = seconds.stream().filter(s -> !gates.late(s)).toList();
      int late = seconds.size() - kept.size();
      if (late == 0 || late > Math.ceil(seconds.size() * MOST_LATE_SECONDS) || kept.size() < 2) {
        return seconds;
      }
      seconds.stream()
          .filter(gates::late)
          .forEach(
              s ->
                  excluded.add(
                      new Excluded(
                          phase + " at second " + s.epochSecond(),
                          "the injector sent late in it: p99 of the lag "
                              + s.lag().p99Micros() / 1000
                              + " ms")));
      return kept;
    }

    private Window window(String phase, List<Interval> seconds) {
      return new Window(phase, seconds.stream().map(s -> Counts.of(s, objective)).toList());
    }

    Measurements result() {
      if (windows.isEmpty()) {
        throw new HeadroomException(HeadroomException.Kind.INCONCLUSIVE, nothing());
      }
      windows.sort(Comparator.comparingDouble(Window::offered).thenComparing(Window::phase));
      levels.sort(Comparator.comparingDouble(Level::offered).thenComparing(Level::phase));
      double highest = windows.get(windows.size() - 1).offered();
      return new Measurements(
          List.copyOf(windows),
          List.copyOf(levels),
          List.copyOf(excluded),
          highestExcluded > highest);
    }

    private String nothing() {
      if (excluded.isEmpty()) {
        return "cannot fit: the recording has no level of constant load; run a plan with load.search";
      }
      // The last one tells most: a control phase comes first and is short by design.
      Excluded last = excluded.get(excluded.size() - 1);
      return String.format(
          Locale.ROOT,
          "cannot fit: none of %d levels can be used, the last (%s) because: %s;"
              + " hold levels longer, or load from a faster machine",
          excluded.size(),
          last.what(),
          last.reason());
    }
  }
}
