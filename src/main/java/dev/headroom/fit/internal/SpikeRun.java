package dev.headroom.fit.internal;

import dev.headroom.collect.Interval;
import dev.headroom.plan.LoadShape;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * One run of a spike against a fitted station, event by event: c workers, first come first served,
 * room for m more, each second's own arrivals.
 *
 * <p>Service times are those of the idle origin, scaled so that c workers complete C a second; what
 * the scaling takes away, time that isn't work, is added to the latency again.
 */
final class SpikeRun {

  private static final double HALF = 0.5;

  /** The end of a second, before the next one's rate. */
  private static final double LAST = 1 - 1e-9;

  private final int workers;
  private final double places;
  private final IdleService service;
  private final double scale;
  private final SplittableRandom random;
  private final PriorityQueue<Double> busy = new PriorityQueue<>();
  private final ArrayDeque<Double> waiting = new ArrayDeque<>();
  private double[] latencies = new double[1024];
  private int served;
  private long refused;

  SpikeRun(QueueFit fit, SplittableRandom random) {
    this.service = fit.data().service();
    this.workers = Math.max(1, (int) Math.round(fit.capacity() * service.meanSeconds()));
    this.places = fit.places();
    this.scale = workers / fit.capacity() / service.drawnMeanSeconds();
    this.random = random;
  }

  /**
   * Runs it.
   *
   * @param seconds each with its arrivals
   * @param shape the rate that was asked for from the first of them on: within a second arrivals
   *     are spread by it, because a rise or a fall over a second decides when the queue fills
   */
  SpikeRun over(List<Interval> seconds, LoadShape shape) {
    for (int i = 0; i < seconds.size(); i++) {
      double[] arrivals = new double[(int) seconds.get(i).offered()];
      for (int j = 0; j < arrivals.length; j++) {
        arrivals[j] = i + within(i, shape);
      }
      Arrays.sort(arrivals);
      for (double arrival : arrivals) {
        arrive(arrival);
      }
    }
    finish(seconds.size());
    return this;
  }

  /** By rejection, against the second's highest rate. */
  private double within(int second, LoadShape shape) {
    double most = Math.max(rate(shape, second), rate(shape, second + LAST));
    most = Math.max(most, rate(shape, second + HALF));
    while (true) {
      double at = random.nextDouble();
      if (most == 0 || random.nextDouble() * most < rate(shape, second + at)) {
        return at;
      }
    }
  }

  private static double rate(LoadShape shape, double seconds) {
    return shape.rateAt(Duration.ofNanos((long) (seconds * 1e9))).perSecond();
  }

  private void arrive(double now) {
    finish(now);
    if (busy.size() < workers) {
      begin(now, now);
    } else if (waiting.size() + random.nextDouble() < places) {
      // A fraction of a place is there in that share of cases.
      waiting.add(now);
    } else {
      refused++;
    }
  }

  private void finish(double until) {
    while (!busy.isEmpty() && busy.peek() <= until) {
      double free = busy.remove();
      if (!waiting.isEmpty()) {
        begin(waiting.remove(), free);
      }
    }
  }

  private void begin(double arrived, double now) {
    double idle = service.draw(random);
    busy.add(now + idle * scale);
    if (served == latencies.length) {
      latencies = Arrays.copyOf(latencies, 2 * served);
    }
    latencies[served++] = now - arrived + idle;
  }

  /** Requests that found no place. */
  double refused() {
    return refused;
  }

  /** A percentile of the latency of those served, milliseconds; NaN where none was. */
  double millis(double quantile) {
    if (served == 0) {
      return Double.NaN;
    }
    double[] sorted = Arrays.copyOf(latencies, served);
    Arrays.sort(sorted);
    return 1e3 * sorted[Math.min(served - 1, (int) Math.floor(quantile * served))];
  }
}
