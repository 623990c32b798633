package dev.headroom.testing;

import dev.headroom.collect.Outcome;
import dev.headroom.plan.Retries;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Visitors who try again, against a station of c workers with room for K that serves whoever is in
 * its queue, gone or not: exponential service, first come first served, in virtual time.
 *
 * <p>What finds K inside fails at once; what takes longer than the visitors' patience fails then,
 * and its work is done all the same.
 *
 * @param workers c
 * @param room K, workers included
 * @param meanSeconds of the service
 * @param patienceSeconds how long a visitor waits for an answer
 * @param retries what a visitor does then
 */
public record VirtualRetries(
    int workers, int room, double meanSeconds, double patienceSeconds, Retries retries)
    implements VirtualTarget {

  @Override
  public VirtualStation open(SplittableRandom random, VirtualSink sink) {
    return new Run(this, random, sink);
  }

  /** A request: when it was sent, and how many its visitor has made before. */
  private record Try(double sent, int before) implements Comparable<Try> {
    @Override
    public int compareTo(Try other) {
      return Double.compare(sent, other.sent);
    }
  }

  /** A request at a worker. */
  private record Served(double end, Try request) implements Comparable<Served> {
    @Override
    public int compareTo(Served other) {
      return Double.compare(end, other.end);
    }
  }

  private static final class Run implements VirtualStation {

    private final VirtualRetries origin;
    private final SplittableRandom random;
    private final VirtualSink sink;
    private final PriorityQueue<Served> busy = new PriorityQueue<>();
    private final Queue<Try> waiting = new ArrayDeque<>();
    private final PriorityQueue<Try> returning = new PriorityQueue<>();

    /** Impatient visitors leave in the order in which they came. */
    private final Queue<Try> patient = new ArrayDeque<>();

    private final Set<Try> inside = new HashSet<>();

    Run(VirtualRetries origin, SplittableRandom random, VirtualSink sink) {
      this.origin = origin;
      this.random = random;
      this.sink = sink;
    }

    @Override
    public void arrive(double now) {
      advance(now);
      arrive(new Try(now, 0));
    }

    @Override
    public void advance(double time) {
      while (true) {
        double end = busy.isEmpty() ? Double.POSITIVE_INFINITY : busy.element().end();
        double back = returning.isEmpty() ? Double.POSITIVE_INFINITY : returning.element().sent();
        double left =
            patient.isEmpty()
                ? Double.POSITIVE_INFINITY
                : patient.element().sent() + origin.patienceSeconds;
        double next = Math.min(end, Math.min(back, left));
        if (next > time || next == Double.POSITIVE_INFINITY) {
          return;
        }
        if (next == end) {
          finish();
        } else if (next == back) {
          Try again = returning.remove();
          sink.retried(again.sent());
          arrive(again);
        } else {
          giveUp(next);
        }
      }
    }

    private void arrive(Try request) {
      if (busy.size() < origin.workers) {
        patient.add(request);
        inside.add(request);
        start(request, request.sent());
      } else if (busy.size() + waiting.size() < origin.room) {
        patient.add(request);
        inside.add(request);
        waiting.add(request);
      } else {
        failed(request, request.sent(), Outcome.BAD_GATEWAY);
      }
    }

    private void start(Try request, double now) {
      double service = -origin.meanSeconds * Math.log(1 - random.nextDouble());
      busy.add(new Served(now + service, request));
    }

    private void finish() {
      Served done = busy.remove();
      if (inside.remove(done.request())) {
        sink.ended(done.request().sent(), done.end(), Outcome.OK);
      }
      if (!waiting.isEmpty()) {
        start(waiting.remove(), done.end());
      }
    }

    private void giveUp(double now) {
      Try request = patient.remove();
      if (inside.remove(request)) {
        failed(request, now, Outcome.TIMEOUT);
      }
    }

    private void failed(Try request, double now, Outcome outcome) {
      sink.ended(request.sent(), now, outcome);
      int retry = request.before() + 1;
      if (retry <= origin.retries.count()) {
        double pause = origin.retries.pause(retry, random.nextDouble()).toNanos() / 1e9;
        returning.add(new Try(now + pause, retry));
      }
    }
  }
}
