package dev.headroom.testing;

import dev.headroom.collect.Outcome;
import java.util.ArrayDeque;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * A station of c workers with room for K requests, first come first served, in virtual time.
 *
 * <p>What finds K requests inside is closed without an answer at once: the gateway answers 502.
 *
 * @param workers c
 * @param room K, workers included
 * @param service draws a service time, seconds
 */
public record VirtualOrigin(int workers, int room, ToDoubleFunction<SplittableRandom> service) {

  /** Exponential service. */
  public static VirtualOrigin exponential(int workers, int room, double meanSeconds) {
    return new VirtualOrigin(workers, room, r -> -meanSeconds * Math.log(1 - r.nextDouble()));
  }

  /** Constant service. */
  public static VirtualOrigin constant(int workers, int room, double seconds) {
    return new VirtualOrigin(workers, room, r -> seconds);
  }

  /** Lognormal service with a coefficient of variation. */
  public static VirtualOrigin lognormal(int workers, int room, double meanSeconds, double cv) {
    double variance = Math.log(1 + cv * cv);
    double mu = Math.log(meanSeconds) - variance / 2;
    return new VirtualOrigin(workers, room, r -> Math.exp(mu + Math.sqrt(variance) * normal(r)));
  }

  /** Takes requests in order of time and tells the recorder when each of them ends. */
  public void serve(Iterable<Double> arrivals, SplittableRandom random, VirtualRecorder recorder) {
    PriorityQueue<Double> busy = new PriorityQueue<>();
    Queue<Double> waiting = new ArrayDeque<>();
    for (double now : arrivals) {
      advance(now, busy, waiting, random, recorder);
      recorder.offered(now);
      if (busy.size() < workers) {
        start(now, now, busy, random, recorder);
      } else if (busy.size() + waiting.size() < room) {
        waiting.add(now);
      } else {
        recorder.ended(now, now, Outcome.BAD_GATEWAY);
      }
    }
    advance(Double.POSITIVE_INFINITY, busy, waiting, random, recorder);
  }

  private void advance(
      double until,
      PriorityQueue<Double> busy,
      Queue<Double> waiting,
      SplittableRandom random,
      VirtualRecorder recorder) {
    while (!busy.isEmpty() && busy.peek() <= until) {
      double free = busy.remove();
      if (!waiting.isEmpty()) {
        start(waiting.remove(), free, busy, random, recorder);
      }
    }
  }

  private void start(
      double arrived,
      double now,
      PriorityQueue<Double> busy,
      SplittableRandom random,
      VirtualRecorder recorder) {
    double end = now + service.applyAsDouble(random);
    busy.add(end);
    recorder.ended(arrived, end, Outcome.OK);
  }

  /** Box and Muller (1958), one of the pair. */
  private static double normal(SplittableRandom random) {
    double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
    return radius * Math.cos(2 * Math.PI * random.nextDouble());
  }
}
