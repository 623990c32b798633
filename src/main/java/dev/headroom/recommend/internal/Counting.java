package dev.headroom.recommend.internal;

import dev.headroom.recommend.Recommendation.Instances;

/**
 * How many instances a demand takes.
 *
 * <p>{@code needed = ⌈Λ / λ⌉} with Λ the demanded peak and λ what one instance sustains at the low
 * end of its interval, requests/s. The count survives the loss of {@code reserve} instances; over z
 * ≥ 2 zones it survives the loss of any one of them, {@code ⌈needed / (z − 1)⌉ z}, as well.
 */
public final class Counting {

  /** A demand that is met exactly isn't rounded up because of the last bits of a division. */
  private static final double ROUNDING = 1e-9;

  /** Above it the count means that the rates are wrong, not that so many are needed. */
  private static final double MOST_INSTANCES = 1_000_000;

  private Counting() {}

  /**
   * The smallest number of instances that carries the demand.
   *
   * @param demand requests per second
   * @param each what one sustains, requests per second, above zero
   */
  public static int needed(double demand, double each) {
    double exact = demand / each;
    return (int) Math.max(1, Math.ceil(Math.min(MOST_INSTANCES, exact) * (1 - ROUNDING)));
  }

  /** With the reserve that the plan asks for and that its zones make necessary. */
  public static Instances withReserve(int needed, int reserve, int zones) {
    int failures = needed + reserve;
    int balanced = zones < 2 ? failures : Math.max(failures, afterZoneLoss(needed, zones));
    return new Instances(needed, balanced - needed);
  }

  /** The number of which {@code needed} are left when one of the zones is lost, evenly spread. */
  static int afterZoneLoss(int needed, int zones) {
    return ((needed + zones - 2) / (zones - 1)) * zones;
  }
}
