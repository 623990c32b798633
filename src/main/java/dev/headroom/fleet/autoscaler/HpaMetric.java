package dev.headroom.fleet.autoscaler;

/**
 * A metric that a Kubernetes HorizontalPodAutoscaler holds at a target, as far as load on HTTP
 * instances goes.
 *
 * @param source what is measured
 * @param target requests per second for those, per cent of the CPU request for {@link
 *     Source#UTILISATION}; above zero
 */
public record HpaMetric(Source source, double target) {

  public HpaMetric {
    if (!(target > 0) || Double.isInfinite(target)) {
      throw new IllegalArgumentException("a target is above zero, not " + target);
    }
  }

  /** What is measured. */
  public enum Source {
    /** Requests per second that each pod completes: {@code type: Pods}. */
    POD_RATE,
    /** CPU of each pod: {@code type: Resource}, {@code ContainerResource}. */
    UTILISATION,
    /**
     * Requests per second at the gateway for each pod that there should be: {@code type: External}
     * or {@code Object} with {@code AverageValue}.
     */
    TOTAL_RATE_PER_POD,
    /**
     * Requests per second at the gateway: {@code External} or {@code Object} with {@code Value}.
     */
    TOTAL_RATE
  }
}
