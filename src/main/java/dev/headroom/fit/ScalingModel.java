package dev.headroom.fit;

import java.util.Locale;

/** The nested models of throughput over instances, from small to large. */
public enum ScalingModel {
  /** {@code X = γN}: each instance adds as much as the first. */
  LINEAR(1),
  /** {@code X = γN/(1 + α(N − 1))}: a serial share α keeps it below γ/α. Amdahl (1967). */
  AMDAHL(2),
  /** {@code X = γN/(1 + α(N − 1) + βN(N − 1))}: crosstalk β makes it fall again. Gunther (1993). */
  USL(3);

  private final int parameters;

  ScalingModel(int parameters) {
    this.parameters = parameters;
  }

  /** How many parameters are fitted. */
  public int parameters() {
    return parameters;
  }

  /** The id used in files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
