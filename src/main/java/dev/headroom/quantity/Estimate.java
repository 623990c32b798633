package dev.headroom.quantity;

/**
 * A value found by measurement, with the interval it lies in and how sure that is.
 *
 * <p>Where only a lower bound is known (the load never reached the point looked for), {@code value}
 * and {@code high} are NaN and {@code low} is what was held: {@link #isBound()}.
 *
 * @param value the estimate, or NaN where only a bound is known
 * @param low lower end of the interval, in the unit of the value
 * @param high upper end of the interval, or NaN where only a bound is known
 * @param level how often such an interval contains the truth, between 0 and 1, as 0.95
 */
public record Estimate(double value, double low, double high, double level) {

  public Estimate {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "a level of confidence lies between 0 and 1, not " + level);
    }
    boolean bound = Double.isNaN(value) && Double.isNaN(high) && low >= 0;
    if (!bound && !(low <= value && value <= high)) {
      throw new IllegalArgumentException(
          "an interval contains its value, but " + value + " is not in " + low + " to " + high);
    }
  }

  /** A lower bound only: at least {@code low}, with no upper end known. */
  public static Estimate atLeast(double low, double level) {
    return new Estimate(Double.NaN, low, Double.NaN, level);
  }

  /** Whether only a lower bound is known. */
  public boolean isBound() {
    return Double.isNaN(value);
  }

  /** This estimate in another unit, every end multiplied by a positive factor. */
  public Estimate times(double factor) {
    return new Estimate(value * factor, low * factor, high * factor, level);
  }
}
