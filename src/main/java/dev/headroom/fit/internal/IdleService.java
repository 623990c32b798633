package dev.headroom.fit.internal;

import dev.headroom.collect.LatencyHistogram;
import dev.headroom.quantity.Percentile;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The distribution of the latency when nothing waits, as a few points with weights that sum to 1.
 *
 * <p>What a request takes in an idle origin is its service time, the gateway's own share of it
 * included: {@code S}. The upper percent is cut finer than the rest, because a percentile objective
 * near the idle latency is decided there.
 *
 * @param points in ascending order
 * @param meanSeconds of the whole distribution, seconds
 */
record IdleService(List<Point> points, double meanSeconds) {

  /** Edges of the classes, percent; each is represented by the percentile in its middle. */
  private static final double[] EDGES = {
    0, 5, 10, 20, 30, 40, 50, 60, 70, 80, 85, 90, 93, 95, 96.5, 97.5, 98.2, 98.7, 99, 99.2, 99.4,
    99.55, 99.7, 99.8, 99.88, 99.94, 99.97, 100
  };

  IdleService {
    points = List.copyOf(points);
  }

  /** A service time in seconds and the share of requests it stands for. */
  record Point(double seconds, double share) {}

  static IdleService of(LatencyHistogram idle) {
    List<Point> points = new ArrayList<>();
    for (int i = 1; i < EDGES.length; i++) {
      double middle = (EDGES[i - 1] + EDGES[i]) / 2;
      double seconds = idle.at(new Percentile(middle)).toNanos() / 1e9;
      points.add(new Point(seconds, (EDGES[i] - EDGES[i - 1]) / 100));
    }
    return new IdleService(points, idle.mean().toNanos() / 1e9);
  }

  /** {@code (1 + c_s²)/2} of the points: what Poisson arrivals and these service times make. */
  double variability() {
    double squares = 0;
    double mean = 0;
    for (Point point : points) {
      mean += point.share() * point.seconds();
      squares += point.share() * point.seconds() * point.seconds();
    }
    return squares / (mean * mean) / 2;
  }

  /** The share of them that takes longer than this, seconds. */
  double slower(double seconds) {
    return points.stream()
        .filter(point -> point.seconds() >= seconds)
        .mapToDouble(Point::share)
        .sum();
  }

  /** A latency drawn from it: somewhere between two neighbouring points. */
  double draw(SplittableRandom random) {
    double left = random.nextDouble();
    int i = 0;
    while (i < points.size() - 1 && left >= points.get(i).share()) {
      left -= points.get(i++).share();
    }
    double along = Math.min(1, left / points.get(i).share());
    return edge(i) + along * (edge(i + 1) - edge(i));
  }

  /** The mean of what {@link #draw} draws, seconds: not quite that of the distribution. */
  double drawnMeanSeconds() {
    double mean = 0;
    for (int i = 0; i < points.size(); i++) {
      mean += points.get(i).share() * (edge(i) + edge(i + 1)) / 2;
    }
    return mean;
  }

  /** Halfway between the point before and this one. */
  private double edge(int i) {
    int last = points.size() - 1;
    double below = points.get(Math.max(0, i - 1)).seconds();
    return (below + points.get(Math.min(last, i)).seconds()) / 2;
  }
}
