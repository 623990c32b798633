package dev.headroom.plan.internal;

import dev.headroom.plan.Load;
import dev.headroom.plan.Load.Arrivals;
import dev.headroom.plan.Load.Control;
import dev.headroom.plan.Load.Limits;
import dev.headroom.plan.Load.Spike;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.Ratio;
import dev.headroom.quantity.TimeText;
import java.time.Duration;

/** Reads the section {@code load}; the defaults make a run of four minutes. */
final class LoadParser {

  /** Beyond what one machine sends; a plan that asks for more has a slip in it. */
  private static final Rate MOST_RATE = new Rate(1_000_000);

  private static final Rate DEFAULT_MOST_RATE = new Rate(2000);
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Section load;
  private final Rate peak;
  private final boolean simulation;
  private final Limits limits;

  private LoadParser(Section load, Rate peak, boolean simulation) {
    this.load = load;
    this.peak = peak;
    this.simulation = simulation;
    this.limits = limits(load);
  }

  /**
   * Reads the section.
   *
   * @param peak the spike's peak where the section has none
   * @param simulation whether visitors do what a simulation says
   */
  static Load parse(Section root, Rate peak, boolean simulation) {
    Section section =
        root.section("load", "arrivals", "seed", "control", "search", "spike", "limits");
    return new LoadParser(section, peak, simulation).load();
  }

  private Load load() {
    Bounds bounds = new Bounds(load);
    Control control = control();
    Spike spike = spike();
    Load parsed =
        new Load(
            bounds.choice("arrivals", Arrivals.POISSON),
            bounds.number("seed", 42),
            control,
            SearchParser.parse(load, limits, control.rate(), left(control, spike), simulation),
            spike,
            limits);
    checkLength(parsed);
    return parsed;
  }

  private static Limits limits(Section load) {
    Section section = load.section("limits", "maxRate", "maxDuration", "stopWhen");
    Bounds stop = new Bounds(section.section("stopWhen", "errors", "for"));
    Bounds bounds = new Bounds(section);
    return new Limits(
        bounds.rate("maxRate", DEFAULT_MOST_RATE, MOST_RATE),
        bounds.duration("maxDuration", Duration.ofMinutes(15), SECOND, DAY),
        stop.ratio("errors", new Ratio(0.9), new Ratio(0.001), new Ratio(1)),
        stop.duration("for", Duration.ofSeconds(30), SECOND, DAY));
  }

  private Control control() {
    Section section = load.section("control", "rate", "hold");
    return new Control(rate(section, "rate", new Rate(20)), time(section, "hold", 10));
  }

  private Spike spike() {
    Section section = load.section("spike", "baseline", "peak", "rise", "hold", "fall", "recovery");
    Rate top = rate(section, "peak", peak);
    Rate baseline = rate(section, "baseline", top.times(0.2));
    if (top.compareTo(baseline) <= 0) {
      throw section.problem("peak", top + " is not above baseline, " + baseline + "; raise it");
    }
    return new Spike(
        baseline,
        top,
        time(section, "rise", 5),
        time(section, "hold", 20),
        time(section, "fall", 5),
        time(section, "recovery", 15));
  }

  private Rate rate(Section section, String key, Rate fallback) {
    return rate(section, key, fallback, limits);
  }

  /** A rate that is no higher than the plan's limit. */
  static Rate rate(Section section, String key, Rate fallback, Limits limits) {
    Rate rate = new Bounds(section).rate(key, fallback, MOST_RATE);
    if (rate.compareTo(limits.maxRate()) > 0) {
      throw section.problem(
          key,
          rate
              + " is above load.limits.maxRate, "
              + limits.maxRate()
              + "; lower it, or raise that limit if the target may get so much");
    }
    return rate;
  }

  private static Duration time(Section section, String key, int fallbackSeconds) {
    return new Bounds(section).duration(key, Duration.ofSeconds(fallbackSeconds), SECOND, DAY);
  }

  /** What the other phases leave of the longest duration; the control load runs twice. */
  private Duration left(Control control, Spike spike) {
    return limits
        .maxDuration()
        .minus(control.hold().multipliedBy(2))
        .minus(spike.shape().length())
        .minus(BETWEEN_PHASES);
  }

  /** Phases begin on whole seconds, and each waits for the last requests of the one before. */
  private static final Duration BETWEEN_PHASES = Duration.ofSeconds(30);

  /** The control load runs twice, before and after. */
  private void checkLength(Load parsed) {
    Duration whole =
        parsed
            .control()
            .hold()
            .multipliedBy(2)
            .plus(parsed.search().longest())
            .plus(parsed.spike().shape().length());
    if (whole.compareTo(limits.maxDuration()) > 0) {
      throw load.problem(
          "limits",
          "the planned load takes "
              + TimeText.format(whole)
              + ", more than maxDuration, "
              + TimeText.format(limits.maxDuration())
              + "; raise load.limits.maxDuration or shorten search and spike");
    }
  }
}
