package dev.headroom.search.internal;

import dev.headroom.fit.Fit;
import dev.headroom.plan.Objective;
import dev.headroom.quantity.Estimate;
import dev.headroom.search.End;
import dev.headroom.search.Step;
import dev.headroom.search.Totals;
import java.util.Optional;
import java.util.function.Predicate;

/** Windows near the highest sustainable rate, until the fit of all steps is precise. */
final class Closing {

  /** Seven blocks of the fit's bootstrap. */
  private static final int WINDOW = 30;

  /** A verdict on fewer seconds isn't certain. */
  private static final int LEAST_SECONDS = 8;

  /** Relaxation times after which a queue has forgotten the rate before. */
  private static final double RELAXATIONS = 3;

  private static final int LEAST_SETTLE = 2;
  private static final int MOST_SETTLE = 10;

  /** Above it a queue doesn't settle within a window. */
  private static final double HIGHEST = 0.985;

  /** Standard deviations beyond which a share is certain not to be the allowed one. */
  private static final double SIGMAS = 4;

  /** And by this factor away from it: closer to it each second still tells something. */
  private static final double FAR = 5;

  /** A rate that nothing was driven this close to, as a share of it, is not reported yet. */
  private static final double NEAR = 0.06;

  /** A fit that wasn't precise is asked again after this share more of windows. */
  private static final double MORE = 0.2;

  /** The fit knows the shape of the curve better than the posterior, so it is asked earlier. */
  private static final double SLACK = 1.5;

  /** A fit that can't tell a capacity is asked so often before the search gives up. */
  private static final int INCONCLUSIVE = 2;

  private final Journal journal;
  private final Evidence evidence;
  private final Budget budget;
  private int windows;
  private double nextFit;
  private double closeTo = Double.NaN;
  private int inconclusive;
  private boolean recount;

  Closing(Journal journal, Evidence evidence, Budget budget) {
    this.journal = journal;
    this.evidence = evidence;
    this.budget = budget;
  }

  /** Why the search ends. */
  Optional<End> run() {
    Optional<Throughput> capacity = evidence.throughput();
    if (capacity.isEmpty()) {
      return Optional.of(End.MAX_RATE);
    }
    evidence.lookNearRoot(capacity.get());
    if (evidence.broken()) {
      return Optional.of(End.BROKEN);
    }
    Optional<End> end = Optional.empty();
    while (end.isEmpty()) {
      end = recount ? recount(capacity.get()) : window(capacity.get());
      if (end.isEmpty()) {
        end = judged();
      }
    }
    return end;
  }

  private Optional<End> window(Throughput capacity) {
    double highest =
        Math.min(HIGHEST * Math.max(capacity.mean(), evidence.held()), budget.highest());
    double next = evidence.binding().orElseThrow().next(corput(++windows), highest);
    double rate = Double.isNaN(closeTo) ? next : Math.min(closeTo, highest);
    closeTo = Double.NaN;
    double tau = new Bunching(capacity.mean(), capacity.variability()).relaxationSeconds(rate);
    int settle = (int) Math.ceil(RELAXATIONS * tau);
    return drive(
        rate,
        Math.max(LEAST_SETTLE, Math.min(MOST_SETTLE, settle)),
        "where a second is expected to tell most of the highest sustainable rate",
        seen -> certain(seen, capacity));
  }

  private Optional<End> recount(Throughput capacity) {
    recount = false;
    double rate = Math.min(budget.highest(), 1.2 * Math.max(capacity.mean(), evidence.held()));
    return drive(rate, LEAST_SETTLE, "the fit knows the capacity less well than asked", s -> false);
  }

  private Optional<End> drive(double rate, int settle, String why, Predicate<Totals> enough) {
    int most = (int) Math.min(WINDOW, budget.left() - settle);
    if (most < LEAST_SECONDS) {
      return Optional.of(End.MAX_TIME);
    }
    Optional<Step> step = journal.sound(rate, settle, most, enough);
    if (step.isEmpty()) {
      return journal.broken();
    }
    boolean lost = evidence.add(step.get());
    journal.note(step.get(), why, evidence.known());
    return !lost || journal.drain() ? Optional.empty() : Optional.of(End.NOT_RECOVERED);
  }

  /** Whether the share of bad requests is far from the allowed one beyond doubt. */
  private boolean certain(Totals seen, Throughput capacity) {
    if (seen.seconds() < LEAST_SECONDS) {
      return false;
    }
    double allowed = 1 - journal.setting().objective().percentile().quantile();
    double expected = allowed * seen.judged();
    double bunch = new Bunching(capacity.mean(), capacity.variability()).factor(seen.rate());
    double off = seen.late() - expected;
    boolean far = seen.late() > FAR * expected || seen.late() < expected / FAR;
    return Overload.certain(seen, evidence.floor())
        || (far && Math.abs(off) > SIGMAS * Math.sqrt(expected * bunch));
  }

  private Optional<End> judged() {
    Estimate rate = evidence.known().sustainable();
    double seconds = journal.elapsed();
    if (seconds < nextFit || half(rate) > SLACK * budget.precision()) {
      return Optional.empty();
    }
    Fit fit = journal.setting().fitter().fit(journal.probe().recording(), objective());
    nextFit = seconds + Math.max(WINDOW, MORE * seconds);
    if (!fit.saturation().reached()) {
      return ++inconclusive < INCONCLUSIVE ? Optional.empty() : Optional.of(End.INCONCLUSIVE);
    }
    evidence.fitted(fit);
    recount = half(fit.saturation().rate()) > budget.precision();
    boolean precise = !recount && half(fit.sustainable().rate()) <= budget.precision();
    if (precise && evidence.secondsNear(fit.sustainable().rate().value(), NEAR) < 2 * WINDOW) {
      closeTo = fit.sustainable().rate().value();
      nextFit = seconds;
      return Optional.empty();
    }
    return precise ? Optional.of(End.PRECISE) : Optional.empty();
  }

  private Objective objective() {
    return journal.setting().objective();
  }

  private static double half(Estimate rate) {
    return rate.isBound() || rate.value() == 0
        ? Double.POSITIVE_INFINITY
        : (rate.high() - rate.low()) / 2 / rate.value();
  }

  /**
   * The k-th of shares that fill the range from 0 to 1 evenly however many there are: k's binary
   * digits behind the point in reverse.
   *
   * <p>Source: van der Corput 1935.
   */
  static double corput(int k) {
    double share = 0;
    double digit = 0.5;
    for (int left = k; left > 0; left /= 2) {
      share += left % 2 * digit;
      digit /= 2;
    }
    return share;
  }
}
