package dev.headroom.testing;

import dev.headroom.collect.Outcome;
import java.util.ArrayDeque;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SplittableRandom;

/**
 * A station of c workers with room for K requests, first come first served, in virtual time.
 *
 * <p>What finds K requests inside is closed without an answer at once: the gateway answers 502.
 *
 * @param workers c
 * @param room K, workers included
 * @param service draws a service time
 */
public record VirtualOrigin(int workers, int room, Service service) implements VirtualTarget {

  /** A law of service times. */
  @FunctionalInterface
  public interface Service {

    /** The service time, seconds, of a request that begins to be served at this second. */
    double draw(SplittableRandom random, double now);
  }

  /** Exponential service. */
  public static VirtualOrigin exponential(int workers, int room, double meanSeconds) {
    return new VirtualOrigin(workers, room, (r, now) -> exponential(r, meanSeconds));
  }

  /** Constant service. */
  public static VirtualOrigin constant(int workers, int room, double seconds) {
    return new VirtualOrigin(workers, room, (r, now) -> seconds);
  }

  /** Erlang service: so many exponential stages, CV² = 1/stages. */
  public static VirtualOrigin erlang(int workers, int room, double meanSeconds, int stages) {
    return new VirtualOrigin(
        workers,
        room,
        (r, now) -> {
          double product = 1;
          for (int i = 0; i < stages; i++) {
            product *= 1 - r.nextDouble();
          }
          return -meanSeconds / stages * Math.log(product);
        });
  }

  /** Lognormal service with a coefficient of variation. */
  public static VirtualOrigin lognormal(int workers, int room, double meanSeconds, double cv) {
    double variance = Math.log(1 + cv * cv);
    double mu = Math.log(meanSeconds) - variance / 2;
    return new VirtualOrigin(
        workers, room, (r, now) -> Math.exp(mu + Math.sqrt(variance) * normal(r)));
  }

  /** Exponential service whose mean grows by this share of itself every second. */
  public static VirtualOrigin drifting(int workers, int room, double meanSeconds, double share) {
    return new VirtualOrigin(
        workers, room, (r, now) -> exponential(r, meanSeconds * (1 + share * now)));
  }

  /** The same with room for any number. */
  public VirtualOrigin unbounded() {
    return new VirtualOrigin(workers, Integer.MAX_VALUE, service);
  }

  @Override
  public VirtualStation open(SplittableRandom random, VirtualSink sink) {
    return new Station(this, random, sink);
  }

  private static double exponential(SplittableRandom random, double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }

  /** Box and Muller (1958), one of the pair. */
  private static double normal(SplittableRandom random) {
    double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
    return radius * Math.cos(2 * Math.PI * random.nextDouble());
  }

  /** The state of a station. */
  private static final class Station implements VirtualStation {

    private final VirtualOrigin origin;
    private final SplittableRandom random;
    private final VirtualSink sink;
    private final PriorityQueue<Double> busy = new PriorityQueue<>();
    private final Queue<Double> waiting = new ArrayDeque<>();

    Station(VirtualOrigin origin, SplittableRandom random, VirtualSink sink) {
      this.origin = origin;
      this.random = random;
      this.sink = sink;
    }

    @Override
    public void arrive(double now) {
      advance(now);
      if (busy.size() < origin.workers) {
        start(now, now);
      } else if (busy.size() + waiting.size() < origin.room) {
        waiting.add(now);
      } else {
        sink.ended(now, now, Outcome.BAD_GATEWAY);
      }
    }

    @Override
    public void advance(double until) {
      while (!busy.isEmpty() && busy.element() <= until) {
        double free = busy.remove();
        if (!waiting.isEmpty()) {
          start(waiting.remove(), free);
        }
      }
    }

    private void start(double arrived, double now) {
      double end = now + origin.service.draw(random, now);
      busy.add(end);
      sink.ended(arrived, end, Outcome.OK);
    }
  }
}
