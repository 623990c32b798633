package dev.headroom.plan.internal;

import dev.headroom.plan.Load;
import dev.headroom.plan.SearchMethod;
import dev.headroom.plan.yaml.Bounds;
import dev.headroom.plan.yaml.Section;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.Ratio;
import dev.headroom.quantity.TimeText;
import java.time.Duration;
import java.util.List;

/**
 * Reads the section {@code load.search}. Without a method it is the staircase where steps, hold or
 * settle are given or visitors do what a simulation says, and adaptive where not.
 */
final class SearchParser {

  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** What a search may take where nothing is said and the run's limits leave as much. */
  private static final Duration DEFAULT_TIME = Duration.ofMinutes(10);

  /** Less is no time to find anything in. */
  private static final Duration LEAST_TIME = Duration.ofSeconds(20);

  private static final Ratio DEFAULT_PRECISION = new Ratio(0.05);

  private static final List<String> KEYS =
      List.of("hold", "length", "maxTime", "precision", "settle", "steps");

  private final Section section;
  private final RateLimit rates;
  private final Rate lowest;
  private final Duration left;
  private final boolean simulation;

  private SearchParser(
      Section section, RateLimit rates, Rate lowest, Duration left, boolean simulation) {
    this.section = section;
    this.rates = rates;
    this.lowest = lowest;
    this.left = left;
    this.simulation = simulation;
  }

  /**
   * Reads it.
   *
   * @param rates what rates keep within
   * @param lowest the rate of the control phases
   * @param left what the other phases leave of {@code maxDuration}
   * @param simulation whether visitors do what a simulation says
   */
  static SearchMethod parse(
      Section load, RateLimit rates, Rate lowest, Duration left, boolean simulation) {
    Section section =
        load.section(
            "search",
            "method",
            "from",
            "to",
            "steps",
            "hold",
            "settle",
            "precision",
            "maxTime",
            "length");
    return new SearchParser(section, rates, lowest, left, simulation).search();
  }

  private SearchMethod search() {
    SearchMethod.Kind kind = new Bounds(section).choice("method", unsaid());
    KEYS.stream()
        .filter(key -> section.has(key) && !keys(kind).contains(key))
        .findFirst()
        .ifPresent(
            key -> {
              throw foreign(key, kind);
            });
    return switch (kind) {
      case ADAPTIVE -> adaptive();
      case STAIRCASE -> staircase();
      case RAMP -> ramp();
      case BISECTION -> bisection();
    };
  }

  /** The keys beside {@code method}, {@code from} and {@code to} that a method takes. */
  private static List<String> keys(SearchMethod.Kind kind) {
    return switch (kind) {
      case ADAPTIVE -> List.of("precision", "maxTime");
      case STAIRCASE -> List.of("steps", "hold", "settle");
      case RAMP -> List.of("length");
      case BISECTION -> List.of("precision", "maxTime", "hold", "settle");
    };
  }

  private SearchMethod.Kind unsaid() {
    boolean steps = simulation || keys(SearchMethod.Kind.STAIRCASE).stream().anyMatch(section::has);
    return steps ? SearchMethod.Kind.STAIRCASE : SearchMethod.Kind.ADAPTIVE;
  }

  private HeadroomException foreign(String key, SearchMethod.Kind kind) {
    return section.problem(
        key,
        "the method "
            + Bounds.id(kind)
            + " doesn't take it; it takes "
            + keys(kind)
            + ". Leave it out, or set load.search.method to one that does");
  }

  /**
   * It compares what was asked for with what was completed: visitors with requests would not do.
   */
  private SearchMethod.Adaptive adaptive() {
    if (simulation) {
      throw section.problem(
          "method",
          "adaptive needs listed requests, since a simulation's visitors make any number of them;"
              + " use staircase");
    }
    Rate to = rate("to", rates.most());
    Rate from = from(to, lowest.compareTo(to) < 0 ? lowest : to.times(1.0 / 16));
    return new SearchMethod.Adaptive(from, to, precision(), maxTime());
  }

  private Load.Staircase staircase() {
    Rate to = rate("to", new Rate(300));
    Rate from = from(to, to.times(1.0 / 6));
    Duration hold = hold(20);
    int steps = new Bounds(section).count("steps", 8, 2, 200);
    return new Load.Staircase(from, to, steps, hold, settle(hold));
  }

  private SearchMethod.Ramp ramp() {
    Rate to = rate("to", new Rate(300));
    return new SearchMethod.Ramp(
        from(to, to.times(1.0 / 6)), to, time("length", Duration.ofMinutes(4), LEAST_TIME));
  }

  private SearchMethod.Bisection bisection() {
    Rate to = rate("to", rates.most());
    Rate from = from(to, lowest.compareTo(to) < 0 ? lowest : to.times(1.0 / 16));
    Duration hold = hold(15);
    return new SearchMethod.Bisection(from, to, hold, settle(hold), precision(), maxTime());
  }

  private Rate from(Rate to, Rate fallback) {
    Rate from = rate("from", fallback);
    if (to.compareTo(from) <= 0) {
      throw section.problem(
          "to", to + " is not above from, " + from + "; climb from low load to beyond saturation");
    }
    return from;
  }

  private Ratio precision() {
    return new Bounds(section)
        .ratio("precision", DEFAULT_PRECISION, new Ratio(0.005), new Ratio(0.5));
  }

  private Duration maxTime() {
    Duration most = left.compareTo(DEFAULT_TIME) < 0 ? left : DEFAULT_TIME;
    return time("maxTime", most.compareTo(LEAST_TIME) < 0 ? LEAST_TIME : most, LEAST_TIME);
  }

  private Duration hold(int fallbackSeconds) {
    return time("hold", Duration.ofSeconds(fallbackSeconds), SECOND);
  }

  private Duration settle(Duration hold) {
    Duration settle = new Bounds(section).duration("settle", hold.dividedBy(4), Duration.ZERO, DAY);
    if (settle.compareTo(hold) >= 0) {
      throw section.problem(
          "settle",
          TimeText.format(settle)
              + " is not below hold, "
              + TimeText.format(hold)
              + "; nothing would be left to analyse");
    }
    return settle;
  }

  private Duration time(String key, Duration fallback, Duration least) {
    return new Bounds(section).duration(key, fallback, least, DAY);
  }

  private Rate rate(String key, Rate fallback) {
    return rates.read(section, key, fallback);
  }
}
