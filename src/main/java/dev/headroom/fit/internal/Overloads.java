package dev.headroom.fit.internal;

import dev.headroom.fit.Overload;
import dev.headroom.quantity.Estimate;
import java.util.List;

/** What was seen past saturation. */
public final class Overloads {

  private Overloads() {}

  /**
   * Goodput at the highest rate, and that against the best there was.
   *
   * @param overloaded in ascending order of the offered rate, at least one
   */
  public static Overload of(List<Window> overloaded, Collapse collapse, double level) {
    Estimate goodput = overloaded.get(overloaded.size() - 1).goodSample().interval(level);
    boolean harmless = !collapse.found() || collapse.best() == 0;
    return new Overload(goodput, harmless ? 1 : Math.min(1, goodput.value() / collapse.best()));
  }

  /**
   * The counted capacity, widened to hold the regression's where they differ by more than the
   * interval says.
   */
  public static Estimate agreed(Estimate counted, double fitted) {
    return new Estimate(
        counted.value(),
        Math.min(counted.low(), fitted),
        Math.max(counted.high(), fitted),
        counted.level());
  }
}
