package dev.headroom.fit.internal;

import java.util.List;

/**
 * The queue models, from small to large: each has the parameters of the one before and one more.
 *
 * <p>Parameters are logarithms: of the capacity, of the variability, of the places to wait.
 */
enum QueueModel {
  /** {@code min(λ, C)}, latency constant up to C. */
  HINGE("hinge", 1),
  /** M/M/c with a real number of workers, unbounded. */
  MMC("M/M/c", 1),
  /** General service times: the variability is free. */
  GGC("G/G/c", 2),
  /** And a bounded queue. */
  GGCK("G/G/c/K", 3);

  /** Places to wait where there is no bound: more than any run fills. */
  static final double UNBOUNDED = 1e9;

  private final String id;
  private final int parameters;

  QueueModel(String id, int parameters) {
    this.id = id;
    this.parameters = parameters;
  }

  String id() {
    return id;
  }

  int parameters() {
    return parameters;
  }

  boolean bounded() {
    return this == GGCK;
  }

  /** All three of C, v and m, from the logarithms of the free ones. */
  List<Double> whole(double[] logarithms) {
    return List.of(
        Math.exp(logarithms[0]),
        parameters > 1 ? Math.exp(logarithms[1]) : 1,
        parameters > 2 ? Math.exp(logarithms[2]) : UNBOUNDED);
  }
}
