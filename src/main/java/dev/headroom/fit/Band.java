package dev.headroom.fit;

/**
 * A value of a curve and how far off it may be, NaN where the model says nothing.
 *
 * @param low lower end of the pointwise 95 % interval
 * @param value on the curve
 * @param high upper end
 */
public record Band(double low, double value, double high) {

  /** Nothing is known. */
  public static final Band UNKNOWN = new Band(Double.NaN, Double.NaN, Double.NaN);

  /** A value without a band. */
  public static Band of(double value) {
    return new Band(Double.NaN, value, Double.NaN);
  }
}
