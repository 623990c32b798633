package dev.headroom.ingest.internal;

import dev.headroom.ingest.internal.ChangePoints.Piece;
import dev.headroom.load.PhaseKind;
import dev.headroom.load.PhaseRecord;
import dev.headroom.plan.LoadShape;
import dev.headroom.quantity.Rate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The levels of load in a recording that has no phases, found in the requests of its seconds.
 *
 * <ol>
 *   <li>The first and the last second are left out, as they are rarely whole.
 *   <li>The rest is cut where the rate changes ({@link ChangePoints}), into stretches of 5 s or
 *       more; a recording of more than an hour is cut on a coarser grid of at most 3,600 bins.
 *   <li>Neighbouring stretches that one straight line describes better, by the same criterion (two
 *       parameters against a rate a stretch and the places between them), are a ramp, which is cut
 *       into equal pieces of 10 s, or into 60 where it is longer than ten minutes.
 *   <li>Of a stretch of constant rate the first quarter, 1 to 15 s, isn't analysed; a piece of a
 *       ramp is analysed whole, as the piece before it had nearly its rate.
 * </ol>
 *
 * <p>Stretches without any request are no levels.
 */
final class Levels {

  /** A second to settle and four to count, which is what a fit can use. */
  private static final int LEAST_SECONDS = 5;

  /** Partitioning costs time with the square of it; 3,600 take a tenth of a second. */
  private static final int MOST_BINS = 3600;

  private static final int RAMP_SECONDS = 10;
  private static final int MOST_RAMP_PIECES = 60;

  /** As plans have it by default, bounded for very short and very long levels. */
  private static final int SETTLE_SHARE = 4;

  private static final int MOST_SETTLE = 15;

  /** A ramp is approximated by fewer steps than that, as a step has some 10 standard errors. */
  private static final int MOST_STEPS = 40;

  private final long first;
  private final long[] counts;
  private final int bin;
  private final ChangePoints points;
  private final List<PhaseRecord> phases = new ArrayList<>();

  private Levels(long first, long[] counts) {
    this.first = first;
    this.counts = counts;
    this.bin = (counts.length + MOST_BINS - 1) / MOST_BINS;
    this.points = new ChangePoints(binned());
  }

  /**
   * The levels, in order of time.
   *
   * @param firstSecond epoch second of the first count
   * @param offered requests that were due in each second
   */
  static List<PhaseRecord> of(long firstSecond, long[] offered) {
    boolean trimmed = offered.length > LEAST_SECONDS + 2;
    long[] whole = trimmed ? java.util.Arrays.copyOfRange(offered, 1, offered.length - 1) : offered;
    Levels levels = new Levels(trimmed ? firstSecond + 1 : firstSecond, whole);
    levels.find();
    return levels.phases;
  }

  private long[] binned() {
    long[] sums = new long[counts.length / Math.max(1, bin)];
    for (int i = 0; i < sums.length * bin; i++) {
      sums[i / bin] += counts[i];
    }
    return sums;
  }

  private void find() {
    List<Piece> pieces = points.pieces((LEAST_SECONDS + bin - 1) / bin);
    int next = 0;
    while (next < pieces.size()) {
      int last = lastOfRamp(pieces, next);
      int from = pieces.get(next).from() * bin;
      int to = pieces.get(Math.max(next, last)).to() * bin;
      if (last >= next) {
        ramp(from, to);
      } else {
        add(from, to, Math.max(1, Math.min(MOST_SETTLE, (to - from) / SETTLE_SHARE)));
      }
      next = Math.max(next, last) + 1;
    }
  }

  /** The last piece of the longest ramp that begins with this one; less than it where none does. */
  private int lastOfRamp(List<Piece> pieces, int begin) {
    int from = pieces.get(begin).from();
    int found = begin - 1;
    double steps = 0;
    for (int end = begin; end < Math.min(pieces.size(), begin + MOST_STEPS); end++) {
      Piece piece = pieces.get(end);
      steps += points.constant(piece.from(), piece.to());
      int parameters = 2 * (end - begin) + 1;
      double line = points.line(from, piece.to()) + 2 * points.parameter();
      if (line < steps + parameters * points.parameter()) {
        found = end;
      }
    }
    return found;
  }

  private void ramp(int from, int to) {
    int length = to - from;
    int pieces = Math.max(1, Math.min(MOST_RAMP_PIECES, length / RAMP_SECONDS));
    for (int i = 0; i < pieces; i++) {
      add(from + length * i / pieces, from + length * (i + 1) / pieces, 0);
    }
  }

  private void add(int from, int to, int settle) {
    long requests = 0;
    for (int i = from; i < to; i++) {
      requests += counts[i];
    }
    if (requests == 0) {
      return;
    }
    Rate rate = new Rate((double) requests / (to - from));
    phases.add(
        new PhaseRecord(
            String.format(Locale.ROOT, "level-%02d", phases.size() + 1),
            PhaseKind.STEP,
            LoadShape.constant(rate, Duration.ofSeconds(to - from)),
            first + from,
            first + from + settle,
            first + to,
            true));
  }
}
