package dev.headroom.fleet.internal;

import dev.headroom.fleet.Fleet;
import dev.headroom.fleet.FleetSimulation;
import dev.headroom.fleet.Simulated;
import dev.headroom.fleet.Simulated.Span;
import dev.headroom.fleet.Trace;
import dev.headroom.fleet.autoscaler.Autoscaler;
import dev.headroom.fleet.autoscaler.Autoscaler.Decision;
import dev.headroom.quantity.TimeText;
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
  private final double from;
  private final double to;

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

  public Course(Fleet fleet, Trace trace, Autoscaler autoscaler, FleetSimulation how) {
    SplittableRandom random = new SplittableRandom(how.seed());
    stations = new Stations(fleet.instance());
    requests = new Requests(fleet, trace, stations, random.split());
    metrics = new Metrics(fleet, autoscaler, stations, requests);
    paid = new Paid(stations);
    this.autoscaler = autoscaler;
    span = TimeText.seconds(how.span());
    from = TimeText.seconds(how.from());
    to = TimeText.seconds(how.to());
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
      double spanEnd = spanEnd();
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

  /** A stretch is judged as a whole or not at all. */
  private double spanEnd() {
    double until = Math.min(end, spanStart + span);
    until = spanStart < from ? Math.min(until, from) : until;
    return spanStart < to ? Math.min(until, to) : until;
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
    if (spanStart >= from && now <= to) {
      all.add(tally);
    }
    tally.clear();
    spanStart = now;
    paidBefore = paid.seconds();
  }
}
