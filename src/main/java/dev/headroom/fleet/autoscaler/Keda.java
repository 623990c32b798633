package dev.headroom.fleet.autoscaler;

import dev.headroom.fleet.autoscaler.HpaMetric.Source;
import dev.headroom.quantity.TimeText;
import java.time.Duration;
import java.util.List;

/**
 * KEDA with a Prometheus trigger: a HorizontalPodAutoscaler on an external metric from one instance
 * on, and an operator of its own between none and one.
 *
 * <p>The trigger's default {@code metricType}, {@code AverageValue}, divides the query's value by
 * the number of pods. At every polling the operator starts the least count where none is up and the
 * value is above the activation threshold; once it has not been for the cooldown period, it goes
 * back to none, if that is the minimum.
 *
 * <p>Source: KEDA documentation 2.17, "ScaledObject specification" and "Scaling Deployments,
 * StatefulSets and Custom Resources".
 *
 * @param least {@code minReplicaCount}, 0 by default
 * @param hpa what works from one instance on
 * @param activation {@code activationThreshold}, 0 by default; strictly more activates
 * @param polling {@code pollingInterval}, 30 s by default
 * @param cooldown {@code cooldownPeriod}, 300 s by default
 */
public record Keda(int least, Hpa hpa, double activation, Duration polling, Duration cooldown)
    implements Autoscaler {

  /** {@code pollingInterval}. */
  public static final Duration POLLING = Duration.ofSeconds(30);

  /** {@code cooldownPeriod}. */
  public static final Duration COOLDOWN = Duration.ofMinutes(5);

  /** {@code maxReplicaCount}. */
  public static final int MOST = 100;

  /** A rate over a minute of a counter read every 15 s, as most queries ask for. */
  public static final Sampling PROMETHEUS =
      new Sampling(Duration.ofSeconds(15), Duration.ofMinutes(1), Duration.ZERO);

  /**
   * With KEDA's defaults.
   *
   * @param threshold requests per second a pod
   */
  public static Keda of(int least, int most, double threshold) {
    Hpa hpa =
        new Hpa(
            Math.max(1, least),
            most,
            List.of(new HpaMetric(Source.TOTAL_RATE_PER_POD, threshold)),
            ScalingRules.UP,
            ScalingRules.DOWN,
            Hpa.SYNC_PERIOD,
            PROMETHEUS);
    return new Keda(least, hpa, 0, POLLING, COOLDOWN);
  }

  private record Memory(State inner, double polled, double active) implements State {}

  @Override
  public Duration period() {
    return hpa.period();
  }

  @Override
  public Sampling sampling() {
    return hpa.sampling();
  }

  @Override
  public State begin(double nowSeconds, int wanted) {
    return new Memory(hpa.begin(nowSeconds, wanted), Double.NEGATIVE_INFINITY, nowSeconds);
  }

  @Override
  public Decision decide(State state, Observation seen) {
    Memory memory = (Memory) state;
    double now = seen.nowSeconds();
    boolean polls = now - memory.polled >= TimeText.seconds(polling);
    double polled = polls ? now : memory.polled;
    boolean above = seen.requestsPerSecond().orElse(0) > activation;
    double active = polls && above ? now : memory.active;
    if (seen.wanted() == 0) {
      int wanted = polls && above ? Math.max(1, least) : 0;
      return new Decision(wanted, new Memory(hpa.begin(now, wanted), polled, active));
    }
    if (least == 0 && polls && now - active >= TimeText.seconds(cooldown)) {
      return new Decision(0, new Memory(hpa.begin(now, 0), polled, active));
    }
    Decision inner = hpa.decide(memory.inner, seen);
    return new Decision(inner.wanted(), new Memory(inner.state(), polled, active));
  }
}
