package dev.headroom.fleet.autoscaler;

import java.time.Duration;

/**
 * No autoscaler: always the same number of instances.
 *
 * @param count how many
 */
public record FixedCount(int count) implements Autoscaler {

  private record Nothing() implements State {}

  @Override
  public Duration period() {
    return Duration.ofMinutes(1);
  }

  @Override
  public Sampling sampling() {
    return Sampling.each(period());
  }

  @Override
  public State begin(double nowSeconds, int wanted) {
    return new Nothing();
  }

  @Override
  public Decision decide(State state, Observation seen) {
    return new Decision(count, state);
  }
}
