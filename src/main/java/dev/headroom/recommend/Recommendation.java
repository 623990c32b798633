package dev.headroom.recommend;

import dev.headroom.quantity.Estimate;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.Ratio;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How many instances it takes for the demanded peak and where the autoscaler's target belongs.
 *
 * @param demand the peak that was sized for, growth included
 * @param sizing the numbers, where there are any
 * @param verdict what it amounts to
 * @param assumptions everything that was assumed rather than measured, in full sentences
 * @param trade what other settings of the autoscaler would cost and lose, where that was simulated
 */
public record Recommendation(
    Rate demand,
    Optional<Sizing> sizing,
    Verdict verdict,
    List<String> assumptions,
    Optional<Trade> trade) {

  /** A recommendation for which nothing was simulated. */
  public Recommendation(
      Rate demand, Optional<Sizing> sizing, Verdict verdict, List<String> assumptions) {
    this(demand, sizing, verdict, assumptions, Optional.empty());
  }

  public Recommendation {
    assumptions = List.copyOf(assumptions);
  }

  /**
   * The numbers.
   *
   * @param instances how many
   * @param perInstance what one instance sustains, and which end of the interval was used
   * @param targetUtilisation load at the demanded peak, as a share of the capacity of the needed
   *     instances
   * @param headroom how much more than the demanded peak the full count sustains, as a share of it
   * @param autoscaler settings for an autoscaler
   */
  public record Sizing(
      Instances instances,
      PerInstance perInstance,
      Ratio targetUtilisation,
      Ratio headroom,
      Autoscaler autoscaler) {}

  /**
   * How many instances.
   *
   * @param needed the smallest number that meets the objective at the demanded peak
   * @param reserve how many may fail at that peak
   */
  public record Instances(int needed, int reserve) {

    /** How many to run. */
    public int count() {
      return needed + reserve;
    }
  }

  /**
   * What one instance sustains.
   *
   * @param sustainable requests per second within the objective
   * @param used the end of that interval that the count rests on, requests per second
   */
  public record PerInstance(Estimate sustainable, double used) {}

  /**
   * Settings for an autoscaler on requests per second an instance.
   *
   * @param min least number of instances
   * @param max largest number of instances
   * @param metric name of the metric, an average over the instances
   * @param target requests per second an instance at which it holds the count
   * @param scaleUpPercent how much it may add in one period, per cent of the present count
   * @param scaleUpPeriod that period
   * @param scaleDownStabilisation how long a lower count has to be right before it is taken
   */
  public record Autoscaler(
      int min,
      int max,
      String metric,
      double target,
      int scaleUpPercent,
      Duration scaleUpPeriod,
      Duration scaleDownStabilisation) {}
}
