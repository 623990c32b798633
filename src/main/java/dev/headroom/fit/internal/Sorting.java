package dev.headroom.fit.internal;

import dev.headroom.collect.Interval;
import dev.headroom.fit.Level;
import dev.headroom.fit.Quality.Excluded;
import dev.headroom.fit.internal.OwnLimits.Mark;
import dev.headroom.plan.Objective;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Takes the levels of a recording one by one and sorts out what can't be fitted. */
final class Sorting {

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
  private Optional<OwnLimit> ownLimit = Optional.empty();

  /** A level that contradicts itself. */
  private record Suspect(Window window, Level level, String reason) {}

  Sorting(Gates gates, Calm calm, Objective objective) {
    this.gates = gates;
    this.calm = calm;
    this.objective = objective;
  }

  void add(String phase, List<Interval> seconds) {
    Optional<String> size = gates.size(seconds);
    Optional<Mark> injector = size.isPresent() ? Optional.empty() : gates.injector(seconds);
    Optional<String> reason = size.or(() -> injector.map(Mark::reason));
    reason.ifPresent(why -> excluded.add(new Excluded(phase, why)));
    if (!seconds.isEmpty()) {
      levels.add(Points.of(phase, seconds, objective, reason));
    }
    injector.ifPresent(mark -> limited(mark.limit(), levels.get(levels.size() - 1).offered()));
    if (reason.isEmpty()) {
      keep(phase, settled(phase, unlimited(phase, seconds)));
    }
  }

  private void limited(OwnLimit limit, double offered) {
    if (offered > highestExcluded) {
      highestExcluded = offered;
      ownLimit = Optional.of(limit);
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

  /** Without the seconds in which the injector was the limit. */
  private List<Interval> unlimited(String phase, List<Interval> seconds) {
    List<Interval> kept = new ArrayList<>();
    for (Interval second : seconds) {
      Optional<Mark> mark = gates.mark(second);
      mark.map(m -> new Excluded(phase + " at second " + second.epochSecond(), m.reason()))
          .ifPresentOrElse(excluded::add, () -> kept.add(second));
    }
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
    return new Measurements(
        windows, levels, excluded, ownLimit.filter(limit -> highestExcluded > highest), doubts);
  }

  private void leaveOut(Suspect suspect) {
    windows.remove(suspect.window());
    levels.removeIf(level -> level.phase().equals(suspect.window().phase()));
    levels.add(suspect.level());
    excluded.add(new Excluded(suspect.window().phase(), suspect.reason()));
  }
}
