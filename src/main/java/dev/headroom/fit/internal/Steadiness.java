package dev.headroom.fit.internal;

import dev.headroom.collect.Recording;
import dev.headroom.fit.Inconclusive;
import dev.headroom.fit.internal.Growth.Seen;
import dev.headroom.load.PhaseKind;
import dev.headroom.load.PhaseRecord;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether all of the recording is of one and the same origin.
 *
 * @param end why no capacity can be told from it, if so
 * @param held highest rate that was held and is not in doubt, requests per second
 * @param drift what changed and doesn't end the fit, as a clause
 */
public record Steadiness(Optional<Inconclusive> end, double held, Optional<String> drift) {

  /** Standard errors of the difference of two rates that may be chance. */
  private static final double ERRORS = 2;

  /** Of a recording with at least one level that can be used. */
  public static Steadiness of(Recording recording, List<Window> windows, Deficit deficit) {
    double highest = deficit.highestHeld();
    Optional<Drift> drift = Drift.of(recording);
    Optional<String> said = drift.filter(Drift::worthSaying).map(Drift::said);
    if (deficit.limited()) {
      return new Steadiness(Optional.empty(), highest, said);
    }
    GoodputNoise noise = deficit.noise(ServiceSpread.of(recording));
    Optional<Seen> growth = Growth.of(deficit, noise, climbed(recording, windows));
    Optional<Contradictions> contradiction =
        Contradictions.of(deficit, noise, (lost, held) -> above(recording, lost, held));
    double undoubted =
        Stream.of(growth.map(Seen::rate), contradiction.map(c -> c.lost().offered()))
            .flatMap(Optional::stream)
            .mapToDouble(rate -> below(rate, deficit))
            .min()
            .orElse(highest);
    boolean claimed = !deficit.overloaded().isEmpty() && !Plateau.follows(deficit);
    Optional<Inconclusive> end =
        growth
            .map(seen -> Ends.changed(seen.said(), undoubted))
            .or(() -> contradiction.map(c -> Ends.contradictory(c.said(), undoubted)))
            .or(
                () ->
                    drift
                        .filter(d -> claimed && d.material())
                        .map(d -> Ends.changed(d.said(), undoubted)));
    return new Steadiness(end, undoubted, end.isPresent() ? Optional.empty() : said);
  }

  /** The levels that are not in doubt; the lowest one where all are. */
  public List<Window> undoubted(List<Window> windows) {
    List<Window> below = windows.stream().filter(w -> w.offered() <= held).toList();
    return below.isEmpty() ? windows.subList(0, 1) : below;
  }

  /**
   * By how much a rate is above another at most. Without control phases nobody planned the rates:
   * they were told from requests that arrived by chance, and two standard errors may be chance.
   */
  private static double above(Recording recording, Window lost, Window held) {
    double asked = asked(recording, lost);
    boolean planned = !recording.phases(PhaseKind.CONTROL).isEmpty();
    double variance = asked / lost.seconds().size() + asked / held.seconds().size();
    double chance = planned ? 0 : ERRORS * Math.sqrt(variance);
    return (asked(recording, held) + chance) / asked - 1;
  }

  private static double asked(Recording recording, Window window) {
    return recording.run().phases().stream()
        .filter(phase -> phase.name().equals(window.phase()))
        .findFirst()
        .map(Steadiness::highest)
        .orElseGet(window::offered);
  }

  private static double below(double rate, Deficit deficit) {
    return deficit.held().stream()
        .mapToDouble(Window::offered)
        .filter(held -> held < rate)
        .max()
        .orElse(0);
  }

  private static List<Window> climbed(Recording recording, List<Window> windows) {
    List<PhaseRecord> phases = recording.run().phases();
    List<String> climbed =
        phases.stream()
            .filter(
                phase ->
                    phases.stream()
                        .filter(other -> other.startSecond() < phase.startSecond())
                        .reduce((a, b) -> b.startSecond() > a.startSecond() ? b : a)
                        .filter(before -> highest(before) > highest(phase))
                        .isEmpty())
            .map(PhaseRecord::name)
            .toList();
    return windows.stream().filter(w -> climbed.contains(w.phase())).toList();
  }

  private static double highest(PhaseRecord phase) {
    return phase.shape().highest().perSecond();
  }
}
