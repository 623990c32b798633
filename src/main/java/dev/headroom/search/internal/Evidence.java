package dev.headroom.search.internal;

import dev.headroom.fit.Fit;
import dev.headroom.plan.Objective;
import dev.headroom.quantity.Estimate;
import dev.headroom.search.Known;
import dev.headroom.search.Second;
import dev.headroom.search.Step;
import dev.headroom.search.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that an adaptive search has seen so far, and what follows from it. */
final class Evidence {

  private final Objective objective;
  private final Step baseline;
  private final List<Totals> below = new ArrayList<>();
  private double held;
  private final List<Step> overloaded = new ArrayList<>();
  private Optional<RootPosterior> late = Optional.empty();
  private Optional<RootPosterior> errors = Optional.empty();
  private Optional<Known> fitted = Optional.empty();

  Evidence(Objective objective, Step baseline) {
    this.objective = objective;
    this.baseline = baseline;
    below.add(Totals.of(baseline.analysed()));
    held = baseline.rate();
  }

  /** The share of requests that fails whatever the rate. */
  double floor() {
    Totals seen = below.get(0);
    return (seen.ended() - seen.good()) / Math.max(1, seen.ended());
  }

  /** Adds a step; whether it was overloaded. */
  boolean add(Step step) {
    Totals seen = Totals.of(step.analysed());
    fitted = Optional.empty();
    if (Overload.lost(seen, floor())) {
      overloaded.add(step);
      return true;
    }
    below.add(seen);
    held = Math.max(held, step.rate());
    late = late.map(posterior -> posterior.late(seen));
    errors = errors.map(posterior -> posterior.errors(seen));
    return false;
  }

  /** The highest rate that was held. */
  double held() {
    return held;
  }

  /** The highest rate that was held for long enough to be counted; zero where there is none. */
  double counted() {
    return below.stream()
        .filter(seen -> seen.seconds() >= COUNTED_SECONDS)
        .mapToDouble(Totals::goodput)
        .max()
        .orElse(0);
  }

  private static final int COUNTED_SECONDS = 8;

  /** Seconds that were driven within this share of a rate. */
  double secondsNear(double rate, double share) {
    return below.stream()
        .filter(seen -> Math.abs(seen.rate() / rate - 1) <= share)
        .mapToDouble(Totals::seconds)
        .sum();
  }

  /** The lowest rate that was overloaded; infinite where there is none. */
  double lost() {
    return overloaded.stream().mapToDouble(Step::rate).min().orElse(Double.POSITIVE_INFINITY);
  }

  /**
   * The seconds of the overloaded step that completed most, and of those that agree with it. Steps
   * that only looked whether a rate is held are too short to be the best one but by chance: they
   * count where there is no other.
   */
  Optional<Throughput> throughput() {
    List<Step> counted = overloaded.stream().filter(s -> seconds(s) >= COUNTED_SECONDS).toList();
    List<Step> steps =
        counted.isEmpty()
            ? overloaded.stream().filter(s -> seconds(s) >= LEAST_SECONDS).toList()
            : counted;
    Optional<Throughput> best =
        steps.stream()
            .map(step -> Throughput.of(step.analysed()))
            .reduce((a, b) -> a.mean() >= b.mean() ? a : b);
    return best.map(
        most ->
            Throughput.of(
                steps.stream()
                    .filter(step -> agrees(Throughput.of(step.analysed()), most))
                    .flatMap(step -> step.analysed().stream())
                    .toList()));
  }

  /** Good completions of each second of the counted overload. */
  List<Double> counting() {
    return overloaded.stream()
        .filter(step -> seconds(step) >= COUNTED_SECONDS)
        .flatMap(step -> step.analysed().stream())
        .map(Second::good)
        .toList();
  }

  private static int seconds(Step step) {
    return step.analysed().size();
  }

  /** A single second has no spread. */
  private static final int LEAST_SECONDS = 2;

  /** Standard errors that two levels may differ by. */
  private static final double SIGMAS = 3;

  /** Levels closer than this agree for any purpose; the fit says the same of its plateau. */
  private static final double IMMATERIAL = 0.02;

  private static boolean agrees(Throughput one, Throughput most) {
    double apart = most.mean() - one.mean();
    double chance = Math.hypot(one.standardError(), most.standardError());
    return apart <= Math.max(IMMATERIAL * most.mean(), SIGMAS * chance);
  }

  /** Whether a higher rate completed clearly less than a lower one. */
  boolean collapsed() {
    Optional<Throughput> most = throughput();
    boolean less =
        most.isPresent()
            && overloaded.stream()
                .map(step -> Throughput.of(step.analysed()))
                .anyMatch(t -> !agrees(t, most.get()));
    return less || (most.isPresent() && held() > most.get().mean() * (1 + 2 * IMMATERIAL));
  }

  /** From now on each step tells of the highest sustainable rate, those before it too. */
  void lookNearRoot(Throughput capacity) {
    double best = Math.max(capacity.mean(), held());
    Expectation expected = new Expectation(best, serviceSeconds(), capacity.variability());
    late = Optional.of(expected.late(objective));
    errors = Optional.of(expected.errors(objective));
    for (Totals seen : below) {
      late = late.map(posterior -> posterior.late(seen));
      errors = errors.map(posterior -> posterior.errors(seen));
    }
  }

  private double serviceSeconds() {
    List<Second> seconds = baseline.analysed();
    double good = seconds.stream().mapToDouble(Second::good).sum();
    return seconds.stream().mapToDouble(Second::latencySeconds).sum() / Math.max(1, good);
  }

  /** The part of the objective that breaks first. */
  Optional<RootPosterior> binding() {
    return late.map(slow -> errors.filter(lossy -> value(lossy) < value(slow)).orElse(slow));
  }

  private static double value(RootPosterior posterior) {
    return posterior.interval(Throughput.LEVEL).value();
  }

  /** Whether the objective breaks even at the lowest load, by more than chance. */
  boolean broken() {
    Totals seen = below.get(0);
    double most = (1 - objective.percentile().quantile()) * seen.judged();
    return seen.late() > most + SIGMAS * Math.sqrt(most) + 1;
  }

  /** What the fit of all steps says, in the place of what is known of single ones. */
  void fitted(Fit fit) {
    fitted = Optional.of(new Known(fit.saturation().rate(), fit.sustainable().rate()));
  }

  Known known() {
    return fitted.orElseGet(
        () ->
            new Known(
                throughput()
                    .map(Throughput::interval)
                    .orElseGet(() -> Estimate.atLeast(held(), Throughput.LEVEL)),
                binding()
                    .map(posterior -> posterior.interval(Throughput.LEVEL))
                    .orElseGet(() -> Estimate.atLeast(0, Throughput.LEVEL))));
  }
}
