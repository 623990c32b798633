package dev.headroom.fleet.internal;

import dev.headroom.fleet.Fleet;
import dev.headroom.fleet.Simulated;
import dev.headroom.fleet.Simulated.Span;
import dev.headroom.fleet.Trace;
import dev.headroom.fleet.autoscaler.Autoscaler;
import dev.headroom.fleet.autoscaler.Autoscaler.Decision;
import dev.headroom.quantity.TimeText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** One simulation from beginning to end: what happens at fixed times, and requests in between. */
public final class Course {

  private final Stations stations;
  private final Requests requests;
  private final Metrics metrics;
  private final Autoscaler autoscaler;
  private final Paid paid;
  private final double boot;
  private final double end;
  private final double period;
  private final double span;

  private final EventHeap boots = new EventHeap();
  private final Tally tally = new Tally();
  private final Tally all = new Tally();
  private final List<Span> spans = new ArrayList<>();

  private Autoscaler.State state;
  private double nextDecision;
  private double spanStart;
  private double paidBefore;
  private int wanted;
  private int most;

  public Course(Fleet fleet, Trace trace, Autoscaler autoscaler, long seed, Duration span) {
    SplittableRandom random = new SplittableRandom(seed);
    stations = new Stations(fleet.instance());
    requests = new Requests(fleet, trace, stations, random.split());
    metrics = new Metrics(fleet, autoscaler, stations, requests);
    paid = new Paid(stations);
    this.autoscaler = autoscaler;
    this.span = TimeText.seconds(span);
    boot = TimeText.seconds(fleet.boot());
    end = TimeText.seconds(trace.shape().length());
    period = TimeText.seconds(autoscaler.period());
    nextDecision = random.nextDouble() * period;
    wanted = fleet.count();
    most = wanted;
    state = autoscaler.begin(0, wanted);
    for (int i = 0; i < wanted; i++) {
      stations.serve(stations.boot(0), 0);
    }
  }

  /** To the end. */
  public Simulated run() {
    double now = 0;
    while (now < end) {
      double spanEnd = Math.min(end, spanStart + span);
      double next =
          Math.min(
              Math.min(spanEnd, nextDecision), Math.min(boots.earliest(), metrics.nextSnapshot()));
      requests.runTo(next, tally);
      now = next;
      paid.to(now);
      happen(now);
      if (now >= spanEnd) {
        close(now);
      }
    }
    return new Simulated(spans, Totals.counts(all), paid.seconds(), most);
  }

  private void happen(double now) {
    while (boots.earliest() <= now) {
      int slot = boots.value();
      boots.remove();
      // One that was stopped while it booted, and its slot used again, has another time.
      if (stations.boots(slot) && stations.started(slot) + boot <= now) {
        stations.serve(slot, now);
      }
    }
    if (metrics.nextSnapshot() <= now) {
      metrics.snapshot(now);
    }
    if (nextDecision <= now) {
      Decision decision = autoscaler.decide(state, metrics.observe(now, wanted));
      state = decision.state();
      resize(decision.wanted(), now);
      nextDecision += period;
    }
  }

  private void resize(int count, double now) {
    int[] members = stations.members();
    for (int i = members.length; i < count; i++) {
      boots.add(now + boot, stations.boot(now));
    }
    for (int i = members.length - 1; i >= Math.max(0, count); i--) {
      stations.leave(members[i]);
    }
    wanted = count;
    most = Math.max(most, count);
  }

  private void close(double now) {
    spans.add(
        new Span(
            Totals.duration(spanStart),
            Totals.duration(now - spanStart),
            Totals.counts(tally),
            wanted,
            stations.ready.size(),
            paid.seconds() - paidBefore));
    all.add(tally);
    tally.clear();
    spanStart = now;
    paidBefore = paid.seconds();
  }
}
