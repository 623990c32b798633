package dev.headroom.plan;

import dev.headroom.quantity.Rate;
import dev.headroom.quantity.TimeText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * An offered rate over time: straight pieces one after another.
 *
 * @param segments in order of time, at least one
 */
public record LoadShape(List<Segment> segments) {

  public LoadShape {
    segments = List.copyOf(segments);
    if (segments.isEmpty()) {
      throw new IllegalArgumentException("a load shape has at least one segment");
    }
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

  /** This shape followed by one more piece. */
  public LoadShape then(Segment next) {
    List<Segment> all = new ArrayList<>(segments);
    all.add(next);
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
    double left = TimeText.seconds(sinceStart);
    for (Segment segment : segments) {
      double length = TimeText.seconds(segment.length());
      if (left < length) {
        double from = segment.from().perSecond();
        return new Rate(from + (segment.to().perSecond() - from) * left / length);
      }
      left -= length;
    }
    return Rate.ZERO;
  }
}
