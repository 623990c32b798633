package dev.headroom.plan.internal;

import dev.headroom.plan.Load;
import dev.headroom.plan.Load.Arrivals;
import dev.headroom.plan.Load.Control;
import dev.headroom.plan.Load.Limits;
import dev.headroom.plan.Load.Staircase;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.Ratio;
import dev.headroom.quantity.TimeText;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Reads the section {@code load}; the defaults make a run of four minutes. */
final class LoadParser {

  /** Beyond what one machine sends; a plan that asks for more has a slip in it. */
  private static final Rate MOST_RATE = new Rate(1_000_000);

  private static final Rate DEFAULT_MOST_RATE = new Rate(2000);
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Section load;
  private final int tries;
  private final Limits limits;

  private LoadParser(Section load, int tries) {
    this.load = load;
    this.tries = tries;
    this.limits = limits(load);
  }

  /**
   * Reads the section.
   *
   * @param peak the spike's peak where the section has none
   * @param tries how many requests a visitor makes at most where they fail
   * @param files the text of a file beside the plan
   */
  static Load parse(Section root, Rate peak, int tries, UnaryOperator<String> files) {
    Section section =
        root.section("load", "arrivals", "seed", "control", "search", "spike", "limits");
    return new LoadParser(section, tries).load(peak, files);
  }

  private Load load(Rate peak, UnaryOperator<String> files) {
    Bounds bounds = new Bounds(load);
    Load parsed =
        new Load(
            bounds.choice("arrivals", Arrivals.POISSON),
            bounds.number("seed", 42),
            control(),
            search(),
            new SpikeParser(load, this::rate, files).spike(peak),
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

  private Staircase search() {
    Section section = load.section("search", "from", "to", "steps", "hold", "settle");
    Bounds bounds = new Bounds(section);
    Rate to = rate(section, "to", new Rate(300));
    Rate from = rate(section, "from", to.times(1.0 / 6));
    if (to.compareTo(from) <= 0) {
      throw section.problem(
          "to", to + " is not above from, " + from + "; climb from low load to beyond saturation");
    }
    Duration hold = time(section, "hold", 20);
    Duration settle = bounds.duration("settle", hold.dividedBy(4), Duration.ZERO, DAY);
    if (settle.compareTo(hold) >= 0) {
      throw section.problem(
          "settle",
          TimeText.format(settle)
              + " is not below hold, "
              + TimeText.format(hold)
              + "; nothing would be left to analyse");
    }
    return new Staircase(from, to, bounds.count("steps", 8, 2, 200), hold, settle);
  }

  private Rate rate(Section section, String key, Rate fallback) {
    Rate rate = new Bounds(section).rate(key, fallback, MOST_RATE);
    if (rate.compareTo(limits.maxRate()) > 0) {
      throw section.problem(
          key,
          rate
              + " is above load.limits.maxRate, "
              + limits.maxRate()
              + "; lower it, or raise that limit if the target may get so much");
    }
    if (rate.times(tries).compareTo(limits.maxRate()) > 0) {
      throw section.problem(
          key,
          rate
              + " with scenario.retries may become "
              + rate.times(tries)
              + " when all fail, above load.limits.maxRate, "
              + limits.maxRate()
              + "; lower it, or raise that limit if the target may get so much");
    }
    return rate;
  }

  private static Duration time(Section section, String key, int fallbackSeconds) {
    return new Bounds(section).duration(key, Duration.ofSeconds(fallbackSeconds), SECOND, DAY);
  }

  /** The control load runs twice, before and after. */
  private void checkLength(Load parsed) {
    Duration whole =
        parsed
            .control()
            .hold()
            .multipliedBy(2)
            .plus(parsed.search().hold().multipliedBy(parsed.search().steps()))
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
