package dev.headroom.fit.internal;

import dev.headroom.fit.Loss;
import dev.headroom.fit.Sustainable;
import dev.headroom.fit.Sustainable.Binding;
import dev.headroom.plan.Objective;
import dev.headroom.quantity.Estimate;
import java.util.List;

/**
 * The highest rates that meet the objective and the error budget alone.
 *
 * <p>Neither is above the capacity: more than C offered for long is met by no queue, whatever a
 * short window shows.
 */
public record Objectives(Sustainable sustainable, Loss loss) {

  /**
   * Both from the same windows.
   *
   * @param windows in ascending order of the offered rate, at least one
   */
  public static Objectives of(
      List<Window> windows,
      Objective objective,
      Capacity capacity,
      Resampling resampling,
      double level) {
    Tally latency = Tally.latency(objective);
    Tally errors = Tally.errors(objective);
    Bound slow = Bound.of(windows, latency, capacity, resampling, level);
    Bound lossy = Bound.of(windows, errors, capacity, resampling, level);
    Loss loss = new Loss(objective.errors(), lossy.rate());
    return latencyKnown(windows)
        ? of(slow, lossy, objective)
        : new Objectives(new Sustainable(false, Estimate.atLeast(0, level), Binding.NONE), loss);
  }

  /** The same, their upper ends no higher than that of the capacity. */
  public Objectives upTo(Estimate capacity) {
    return new Objectives(
        new Sustainable(
            sustainable.reached(), upTo(sustainable.rate(), capacity), sustainable.binding()),
        new Loss(loss.budget(), upTo(loss.rate(), capacity)));
  }

  private static Estimate upTo(Estimate rate, Estimate capacity) {
    if (rate.isBound()) {
      return rate;
    }
    double value = Math.min(rate.value(), capacity.value());
    double high = Math.max(value, Math.min(rate.high(), capacity.high()));
    return new Estimate(value, Math.min(rate.low(), value), high, rate.level());
  }

  /** From the two bounds, each found on its own. */
  static Objectives of(Bound slow, Bound lossy, Objective objective) {
    return new Objectives(sustainable(slow, lossy), new Loss(objective.errors(), lossy.rate()));
  }

  /** Recordings that only count requests say nothing about how long those took. */
  private static boolean latencyKnown(List<Window> windows) {
    return windows.stream().anyMatch(w -> w.total().judged() > 0 || w.total().good() == 0);
  }

  private static Sustainable sustainable(Bound slow, Bound lossy) {
    if (!slow.reached() && !lossy.reached()) {
      return new Sustainable(false, slow.rate(), Binding.NONE);
    }
    boolean latency =
        slow.reached() && (!lossy.reached() || slow.rate().value() <= lossy.rate().value());
    Estimate binding = latency ? slow.rate() : lossy.rate();
    Estimate other = latency ? lossy.rate() : slow.rate();
    double low = Math.min(binding.low(), other.low());
    double high = other.isBound() ? binding.high() : Math.min(binding.high(), other.high());
    Estimate rate =
        new Estimate(binding.value(), low, Math.max(binding.value(), high), binding.level());
    return new Sustainable(true, rate, latency ? Binding.LATENCY : Binding.ERRORS);
  }
}
