package dev.headroom.fit.internal;

import java.util.List;

/**
 * The queue models, from small to large: each of the first four has the parameters of the one
 * before and one more, and the others one more than one of those.
 *
 * <p>Parameters are logarithms, that of the capacity first.
 */
enum QueueModel {
  /** {@code min(λ, C)}, latency constant up to C. */
  HINGE("hinge"),
  /** M/M/c with a real number of workers, unbounded. */
  MMC("M/M/c"),
  /** General service times: the variability is free. */
  GGC("G/G/c"),
  /** And a bounded queue. */
  GGCK("G/G/c/K"),
  /** Unbounded, and clients give up. */
  IMPATIENT("G/G/c+T"),
  /** Bounded, and clients give up. */
  BOUNDED_IMPATIENT("G/G/c/K+T"),
  /** Bounded, and the origin slows with its backlog. */
  SLOWING("G/G/c/K, slowing");

  private static final List<Parameter> RATE = List.of(Parameter.CAPACITY);

  private static final List<Parameter> VARIABLE =
      List.of(Parameter.CAPACITY, Parameter.VARIABILITY);

  private static final List<Parameter> BOUNDED =
      List.of(Parameter.CAPACITY, Parameter.VARIABILITY, Parameter.PLACES);

  private static final List<Parameter> WAITING =
      List.of(Parameter.CAPACITY, Parameter.VARIABILITY, Parameter.PATIENCE);

  private static final List<Parameter> BOUNDED_WAITING =
      List.of(Parameter.CAPACITY, Parameter.VARIABILITY, Parameter.PLACES, Parameter.PATIENCE);

  private static final List<Parameter> RETROGRADE =
      List.of(Parameter.CAPACITY, Parameter.VARIABILITY, Parameter.PLACES, Parameter.SLOWDOWN);

  /** What a model may have to be fitted. */
  enum Parameter {
    /** C, requests per second. */
    CAPACITY("capacity", "requests/s", 0, 0),
    /** v, 1 for exponential service. */
    VARIABILITY("variability", "1", 1, 0),
    /** m; where there is no bound, more than any run fills. */
    PLACES("places to wait", "requests", 1e9, 0),
    /** T, seconds; where nobody gives up, longer than any run. */
    PATIENCE("patience", "s", 1e9, 0.05),
    /** κ, a share for each request that waits. */
    SLOWDOWN("slowdown", "share/request", 0, 0);

    private final String id;
    private final String unit;
    private final double without;
    private final double unsure;

    Parameter(String id, String unit, double without, double unsure) {
      this.id = id;
      this.unit = unit;
      this.without = without;
      this.unsure = unsure;
    }

    /** What is left open of it however closely the draws agree, as a share. */
    double unsure() {
      return unsure;
    }

    String id() {
      return id;
    }

    String unit() {
      return unit;
    }

    /** Its value in a model that doesn't have it. */
    double without() {
      return without;
    }
  }

  private final String id;

  QueueModel(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  int parameters() {
    return layout().size();
  }

  /** Its parameters, in their order. */
  List<Parameter> layout() {
    return switch (this) {
      case HINGE, MMC -> RATE;
      case GGC -> VARIABLE;
      case GGCK -> BOUNDED;
      case IMPATIENT -> WAITING;
      case BOUNDED_IMPATIENT -> BOUNDED_WAITING;
      case SLOWING -> RETROGRADE;
    };
  }

  boolean has(Parameter parameter) {
    return layout().contains(parameter);
  }

  boolean bounded() {
    return has(Parameter.PLACES);
  }

  /** Whether its goodput falls in overload. */
  boolean collapses() {
    return has(Parameter.PATIENCE) || has(Parameter.SLOWDOWN);
  }

  /** Whether it loses requests: only then can its overload be steady. */
  boolean loses() {
    return bounded() || collapses();
  }

  /** One of them, from the logarithms of those it has. */
  double value(Parameter parameter, List<Double> logarithms) {
    int at = layout().indexOf(parameter);
    return at < 0 ? parameter.without() : Math.exp(logarithms.get(at));
  }
}
