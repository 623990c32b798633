package dev.headroom.plan.internal;

import dev.headroom.plan.Load;
import dev.headroom.plan.Load.Arrivals;
import dev.headroom.plan.Load.Control;
import dev.headroom.plan.Load.Limits;
import dev.headroom.plan.Load.Spike;
import dev.headroom.plan.Scenario;
import dev.headroom.plan.yaml.Bounds;
import dev.headroom.plan.yaml.Section;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.Ratio;
import dev.headroom.quantity.TimeText;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Reads the section {@code load}; the defaults make a run of four minutes. */
final class LoadParser {

  private static final Rate DEFAULT_MOST_RATE = new Rate(2000);
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Phases begin on whole seconds, and each waits for the last requests of the one before. */
  private static final Duration BETWEEN_PHASES = Duration.ofSeconds(30);

  private final Section load;
  private final boolean simulation;
  private final Limits limits;
  private final RateLimit rates;

  private LoadParser(Section load, boolean simulation, int tries) {
    this.load = load;
    this.simulation = simulation;
    this.limits = limits(load);
    this.rates = new RateLimit(limits, tries);
  }

  /**
   * Reads the section.
   *
   * @param peak the spike's peak where the section has none
   * @param scenario what visitors do
   * @param files the text of a file beside the plan
   */
  static Load parse(Section root, Rate peak, Scenario scenario, UnaryOperator<String> files) {
    Section section =
        root.section("load", "arrivals", "seed", "control", "search", "spike", "limits");
    boolean simulation = scenario.simulation().isPresent();
    return new LoadParser(section, simulation, scenario.retries().tries()).load(peak, files);
  }

  private Load load(Rate peak, UnaryOperator<String> files) {
    Bounds bounds = new Bounds(load);
    Control control = control();
    Spike spike = new SpikeParser(load, rates::read, files).spike(peak);
    Load parsed =
        new Load(
            bounds.choice("arrivals", Arrivals.POISSON),
            bounds.number("seed", 42),
            control,
            SearchParser.parse(load, rates, control.rate(), left(control, spike), simulation),
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
        bounds.rate("maxRate", DEFAULT_MOST_RATE, RateLimit.MOST_RATE),
        bounds.duration("maxDuration", Duration.ofMinutes(15), SECOND, DAY),
        stop.ratio("errors", new Ratio(0.9), new Ratio(0.001), new Ratio(1)),
        stop.duration("for", Duration.ofSeconds(30), SECOND, DAY));
  }

  private Control control() {
    Section section = load.section("control", "rate", "hold");
    return new Control(rates.read(section, "rate", new Rate(20)), time(section, "hold", 10));
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
