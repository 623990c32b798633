package dev.headroom.plan;

import dev.headroom.quantity.Rate;
import dev.headroom.quantity.TimeText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An offered rate over time: straight pieces one after another, with jumps between them or not. */
public final class LoadShape {

  private final List<Segment> segments;

  /** When each piece ends, seconds since the beginning: a replayed day has thousands of pieces. */
  private final double[] ends;

  /**
   * @param segments in order of time, at least one
   */
  public LoadShape(List<Segment> segments) {
    this.segments = List.copyOf(segments);
    if (segments.isEmpty()) {
      throw new IllegalArgumentException("a load shape has at least one segment");
    }
    ends = new double[segments.size()];
    double end = 0;
    for (int i = 0; i < ends.length; i++) {
      end += TimeText.seconds(segments.get(i).length());
      ends[i] = end;
    }
  }

  /** The pieces in order of time. */
  public List<Segment> segments() {
    return segments;
  }

  /**
   * One straight piece.
   *
   * @param from rate at its beginning
   * @param to rate at its end
   * @param length how long it lasts, above zero
   */
  public record Segment(Rate from, Rate to, Duration length) {

    public Segment {
      if (length.isZero() || length.isNegative()) {
        throw new IllegalArgumentException("a segment lasts longer than " + length);
      }
    }

    private double requests() {
      return (from.perSecond() + to.perSecond()) / 2 * TimeText.seconds(length);
    }
  }

  /** One rate, held. */
  public static LoadShape constant(Rate rate, Duration length) {
    return new LoadShape(List.of(new Segment(rate, rate, length)));
  }

  /**
   * A time of a shape and the rate at it.
   *
   * @param at since the beginning
   */
  public record Point(Duration at, Rate rate) {}

  /** Straight from point to point, of which there are at least two, in ascending order of time. */
  public static LoadShape through(List<Point> points) {
    List<Segment> segments = new ArrayList<>();
    for (int i = 1; i < points.size(); i++) {
      Point from = points.get(i - 1);
      Point to = points.get(i);
      segments.add(new Segment(from.rate(), to.rate(), to.at().minus(from.at())));
    }
    return new LoadShape(segments);
  }

  /** This shape followed by one more piece. */
  public LoadShape then(Segment next) {
    return then(new LoadShape(List.of(next)));
  }

  /** This shape followed by another one. */
  public LoadShape then(LoadShape next) {
    List<Segment> all = new ArrayList<>(segments);
    all.addAll(next.segments);
    return new LoadShape(all);
  }

  /** How long the whole shape lasts. */
  public Duration length() {
    return segments.stream().map(Segment::length).reduce(Duration.ZERO, Duration::plus);
  }

  /** The highest rate it reaches. */
  public Rate highest() {
    return segments.stream()
        .map(s -> s.from().compareTo(s.to()) > 0 ? s.from() : s.to())
        .reduce(Rate.ZERO, (a, b) -> a.compareTo(b) > 0 ? a : b);
  }

  /** The mean number of requests it offers. */
  public double requests() {
    return segments.stream().mapToDouble(Segment::requests).sum();
  }

  /** The rate at a time since the beginning; zero after the end. */
  public Rate rateAt(Duration sinceStart) {
    double at = TimeText.seconds(sinceStart);
    int found = Arrays.binarySearch(ends, at);
    // At the very end of a piece the next one has begun.
    int piece = found < 0 ? -found - 1 : found + 1;
    if (piece >= ends.length) {
      return Rate.ZERO;
    }
    Segment segment = segments.get(piece);
    double into = at - (piece == 0 ? 0 : ends[piece - 1]);
    double from = segment.from().perSecond();
    double rate =
        from + (segment.to().perSecond() - from) * into / TimeText.seconds(segment.length());
    return new Rate(Math.max(0, rate));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LoadShape shape && shape.segments.equals(segments);
  }

  @Override
  public int hashCode() {
    return segments.hashCode();
  }

  @Override
  public String toString() {
    return segments.toString();
  }
}
