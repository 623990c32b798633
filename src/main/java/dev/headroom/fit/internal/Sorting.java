package dev.headroom.fit.internal;

import dev.headroom.collect.Interval;
import dev.headroom.fit.Level;
import dev.headroom.fit.Quality.Excluded;
import dev.headroom.plan.Objective;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Takes the levels of a recording one by one and sorts out what can't be fitted. */
final class Sorting {

  /** A level keeps its other seconds as long as no more than this share of them was late. */
  private static final double MOST_LATE_SECONDS = 0.25;

  /**
   * Where more than this share of the levels looks wrong by itself, it is not these levels that are
   * wrong, and without them nothing would be left.
   */
  private static final double MOST_SUSPECTS = 0.25;

  private final Gates gates;
  private final Calm calm;
  private final Objective objective;
  private final List<Window> windows = new ArrayList<>();
  private final List<Level> levels = new ArrayList<>();
  private final List<Excluded> excluded = new ArrayList<>();
  private final List<Suspect> suspects = new ArrayList<>();
  private double highestExcluded;

  /** A level that contradicts itself. */
  private record Suspect(Window window, Level level, String reason) {}

  Sorting(Gates gates, Calm calm, Objective objective) {
    this.gates = gates;
    this.calm = calm;
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
      keep(phase, settled(phase, punctual(phase, seconds)));
    }
  }

  private void keep(String phase, List<Interval> seconds) {
    Window window = new Window(phase, seconds.stream().map(s -> Counts.of(s, objective)).toList());
    windows.add(window);
    Optional.of(seconds)
        .filter(calm::calm)
        .flatMap(gates::little)
        .or(() -> calm.halves(seconds))
        .ifPresent(
            why -> {
              Level greyed = Points.of(phase, seconds, objective, Optional.of(why));
              suspects.add(new Suspect(window, greyed, why));
            });
  }

  /** Without the late seconds, where they are few; else all, as the level's median is in time. */
  private List<Interval> punctual(String phase, List<Interval> seconds) {
    List<Interval> late = seconds.stream().filter(gates::late).toList();
    List<Interval> kept = seconds.stream().filter(s -> !gates.late(s)).toList();
    if (late.size() > Math.ceil(seconds.size() * MOST_LATE_SECONDS) || kept.size() < 2) {
      return seconds;
    }
    late.forEach(
        s ->
            excluded.add(
                new Excluded(
                    phase + " at second " + s.epochSecond(),
                    "the injector sent late in it: p99 of the lag "
                        + s.lag().p99Micros() / 1000
                        + " ms")));
    return kept;
  }

  /** Without the warm-up, where there was one. */
  private List<Interval> settled(String phase, List<Interval> seconds) {
    int warmUp = calm.warmUp(seconds);
    if (warmUp > 0) {
      long from = seconds.get(0).epochSecond();
      excluded.add(
          new Excluded(
              phase + " from second " + from + " to " + seconds.get(warmUp - 1).epochSecond(),
              "warm-up: latency settled only after it (MSER-5)"));
    }
    return seconds.subList(warmUp, seconds.size());
  }

  Measurements result() {
    List<String> doubts = new ArrayList<>();
    if (suspects.size() <= windows.size() * MOST_SUSPECTS) {
      suspects.forEach(this::leaveOut);
    } else {
      doubts.add(
          String.format(
              Locale.ROOT,
              "%d of %d levels look wrong by themselves and were kept all the same; of %s: %s.",
              suspects.size(),
              windows.size(),
              suspects.get(0).window().phase(),
              suspects.get(0).reason()));
    }
    windows.sort(Comparator.comparingDouble(Window::offered).thenComparing(Window::phase));
    levels.sort(Comparator.comparingDouble(Level::offered).thenComparing(Level::phase));
    double highest = windows.isEmpty() ? 0 : windows.get(windows.size() - 1).offered();
    return new Measurements(windows, levels, excluded, highestExcluded > highest, doubts);
  }

  private void leaveOut(Suspect suspect) {
    windows.remove(suspect.window());
    levels.removeIf(level -> level.phase().equals(suspect.window().phase()));
    levels.add(suspect.level());
    excluded.add(new Excluded(suspect.window().phase(), suspect.reason()));
  }
}
