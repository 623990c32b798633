package dev.headroom.fleet.autoscaler;

import java.time.Duration;

/**
 * Decides how many instances there should be, again and again.
 *
 * <p>Whoever drives it asks {@link #decide} once a {@link #period}, hands in what it saw over the
 * {@link #sampling} and the state that came with the decision before, and starts or stops
 * instances.
 */
public interface Autoscaler {

  /** How often it decides. */
  Duration period();

  /** Over which time its metrics are averaged, and how old they are when it decides. */
  Sampling sampling();

  /**
   * The state in which nothing has been decided yet.
   *
   * @param nowSeconds on the clock of the observations to come
   * @param wanted how many instances there are, and have been for as long as it looks back
   */
  State begin(double nowSeconds, int wanted);

  /** The decision at a time; the same arguments always give the same. */
  Decision decide(State state, Observation seen);

  /** What an autoscaler remembers; handed back to the one it came from. */
  interface State {}

  /**
   * What was decided.
   *
   * @param wanted how many instances there should be
   * @param state to be handed in with the next observation
   */
  record Decision(int wanted, State state) {}

  /**
   * How a metric is taken.
   *
   * @param every how often counters are read, above zero
   * @param window over which the rate of a counter is averaged, at least that
   * @param lag from a reading until it can be seen
   */
  record Sampling(Duration every, Duration window, Duration lag) {

    /** The Kubernetes metrics server's default, {@code --metric-resolution} of 15 s. */
    public static final Sampling METRICS_SERVER =
        new Sampling(Duration.ofSeconds(15), Duration.ofSeconds(15), Duration.ZERO);

    public Sampling {
      if (every.isZero() || every.isNegative() || window.compareTo(every) < 0 || lag.isNegative()) {
        throw new IllegalArgumentException(
            "a counter is read after some time, averaged over at least that and not from the"
                + " future");
      }
    }

    /** Read and averaged once in a time, seen at once. */
    public static Sampling each(Duration time) {
      return new Sampling(time, time, Duration.ZERO);
    }
  }
}
