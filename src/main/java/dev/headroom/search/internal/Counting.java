package dev.headroom.search.internal;

import dev.headroom.search.End;
import dev.headroom.search.Second;
import dev.headroom.search.Step;
import dev.headroom.search.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Counts completions in an overload that is just large enough; where goodput falls in overload, it
 * looks for the rate at which it is highest.
 */
final class Counting {

  /** Of the best guess: enough that work always waits, little enough for a backlog to be small. */
  private static final double OVERLOAD = 1.3;

  /**
   * The share of the asked precision that the capacity is counted to: it is the cheaper of both.
   */
  static final double SHARE = 0.4;

  /** Of the capacity as it is known by then; 12 % are missing, so it is an overload for sure. */
  private static final double CONFIRM = 1.12;

  private static final int MOST_CONFIRMING = 60;

  /** Half of the seconds at each of both rates. */
  private static final double HALF = Math.sqrt(2);

  private static final int SETTLE = 2;
  private static final int LEAST_SECONDS = 8;
  private static final int MOST_SECONDS = 120;

  /** Between the highest rate that was held and the lowest that wasn't. */
  private static final int PEAK_SECONDS = 20;

  private static final int MOST_HALVINGS = 6;

  private final Journal journal;
  private final Evidence evidence;
  private final Budget budget;

  Counting(Journal journal, Evidence evidence, Budget budget) {
    this.journal = journal;
    this.evidence = evidence;
    this.budget = budget;
  }

  /** Why the search ends here, if it does. */
  Optional<End> run() {
    return count().or(this::confirm).or(this::peak);
  }

  /** The rest is counted at a second rate, so that a goodput that falls in overload shows. */
  private Optional<End> confirm() {
    double rate = Math.min(budget.highest(), CONFIRM * guess());
    CountingSeconds counting = new CountingSeconds(SHARE * budget.precision(), LEAST_SECONDS, 0);
    evidence.counting().forEach(counting::add);
    return drive(
        rate, MOST_CONFIRMING, "closer to the capacity, to see whether goodput stays", counting);
  }

  private Optional<End> count() {
    Optional<End> end = Optional.empty();
    for (double guess = Math.max(evidence.held(), guess()); end.isEmpty(); guess *= OVERLOAD) {
      double rate = Math.min(budget.highest(), OVERLOAD * guess);
      end =
          drive(
              rate,
              MOST_SECONDS,
              "above the capacity by a little, to count completions while work waits",
              new CountingSeconds(
                  HALF * SHARE * budget.precision(), LEAST_SECONDS, evidence.held()));
      if (evidence.lost() <= rate) {
        return end;
      }
      if (rate >= budget.highest()) {
        return Optional.of(End.MAX_RATE);
      }
    }
    return end;
  }

  private double guess() {
    return evidence.throughput().map(Throughput::mean).orElse(0.0);
  }

  private Optional<End> peak() {
    Optional<End> end = Optional.empty();
    for (int i = 0; i < MOST_HALVINGS && end.isEmpty() && evidence.collapsed() && apart(); i++) {
      double rate = (below() + evidence.lost()) / 2;
      end =
          drive(
              rate,
              PEAK_SECONDS,
              "goodput falls in overload, so its peak is at a lower rate",
              new CountingSeconds(budget.precision() / 2, LEAST_SECONDS, 0));
    }
    return end;
  }

  /** Goodput is never above the rate, so its peak is at no lower rate than the best goodput. */
  private double below() {
    return Math.min(evidence.lost(), Math.max(evidence.counted(), guess()));
  }

  private boolean apart() {
    return evidence.lost() > (1 + budget.precision()) * below();
  }

  private Optional<End> drive(double rate, int seconds, String why, CountingSeconds enough) {
    int most = (int) Math.min(seconds, budget.left() - SETTLE);
    if (most < LEAST_SECONDS) {
      return Optional.of(End.MAX_TIME);
    }
    Optional<Step> step = journal.sound(rate, SETTLE, most, enough::after);
    if (step.isEmpty()) {
      return journal.broken();
    }
    boolean lost = evidence.add(step.get());
    journal.note(step.get(), why, evidence.known());
    return !lost || journal.drain() ? Optional.empty() : Optional.of(End.NOT_RECOVERED);
  }

  /** Says enough when the mean is known to a precision, or known to be less than was held. */
  private static final class CountingSeconds {

    private final double precision;
    private final int least;
    private final double held;
    private final List<Second> seconds = new ArrayList<>();
    private Totals before = Totals.NONE;

    CountingSeconds(double precision, int least, double held) {
      this.precision = precision;
      this.least = least;
      this.held = held;
    }

    void add(double good) {
      seconds.add(new Second(seconds.size(), 0, good, good, good, 0, 0, 0, 0, 0, 0));
    }

    boolean after(Totals seen) {
      add(seen.good() - before.good());
      before = seen;
      Throughput so = Throughput.of(seconds);
      return seen.seconds() >= least && (so.cautiousPrecision() <= precision || collapsed(so));
    }

    private boolean collapsed(Throughput so) {
      return so.mean() * (1 + so.precision()) < held;
    }
  }
}
