package dev.headroom.search.internal;

import dev.headroom.search.End;
import dev.headroom.search.Second;
import dev.headroom.search.Step;
import dev.headroom.search.Totals;
import java.util.Optional;

/**
 * Counts completions in an overload that is just large enough; where goodput falls in overload, it
 * looks for the rate at which it is highest.
 */
final class Counting {

  /** Of the best guess: enough that work always waits, little enough for a backlog to be small. */
  private static final double OVERLOAD = 1.3;

  /** The share of the asked precision that the capacity is counted to: it is the cheaper of both. */
  static final double SHARE = 0.4;

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
    return count().or(this::peak);
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
              new CountingSeconds(SHARE * budget.precision(), LEAST_SECONDS, evidence.held()));
      if (evidence.lost() <= rate) {
        return end;
      }
      if (rate >= budget.highest()) {
        return Optional.of(budget.held());
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
    Step step = journal.step(rate, SETTLE, most, enough::after);
    boolean lost = evidence.add(step);
    journal.note(step, why, evidence.known());
    if (journal.stopped()) {
      return Optional.of(End.STOPPED);
    }
    return !lost || journal.drain() ? Optional.empty() : Optional.of(End.NOT_RECOVERED);
  }

  /** Says enough when the mean is known to a precision, or known to be less than was held. */
  private static final class CountingSeconds {

    private final double precision;
    private final int least;
    private final double held;
    private final java.util.List<Second> seconds = new java.util.ArrayList<>();
    private Totals before = Totals.NONE;

    CountingSeconds(double precision, int least, double held) {
      this.precision = precision;
      this.least = least;
      this.held = held;
    }

    boolean after(Totals seen) {
      double good = seen.good() - before.good();
      seconds.add(new Second(seconds.size(), 0, good, good, good, 0, 0, 0, 0));
      before = seen;
      Throughput so = Throughput.of(seconds);
      return seconds.size() >= least && (so.cautiousPrecision() <= precision || collapsed(so));
    }

    private boolean collapsed(Throughput so) {
      return so.mean() * (1 + so.precision()) < held;
    }
  }
}
