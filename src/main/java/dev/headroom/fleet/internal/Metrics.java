package dev.headroom.fleet.internal;

import dev.headroom.fleet.Fleet;
import dev.headroom.fleet.autoscaler.Autoscaler;
import dev.headroom.fleet.autoscaler.Observation;
import dev.headroom.fleet.autoscaler.Observation.Load;
import dev.headroom.fleet.autoscaler.Observation.Member;
import dev.headroom.quantity.TimeText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What an autoscaler gets to see of the simulation: counters read at fixed times, averaged over a
 * window, late.
 *
 * <p>An instance has a load once it has served between two readings. Its utilisation is what it
 * completed times the mean service time over its workers, as a share of the processor that it asked
 * for.
 */
final class Metrics {

  /** Counters at one time. */
  private static final class Snapshot {

    private final double time;
    private final long arrived;
    private final long[] done;

    Snapshot(double time, long arrived, long[] done) {
      this.time = time;
      this.arrived = arrived;
      this.done = done;
    }
  }

  private final Stations stations;
  private final Requests requests;
  private final double every;
  private final double window;
  private final double lag;
  private final double capacity;
  private final double processor;
  private final Deque<Snapshot> snapshots = new ArrayDeque<>();

  Metrics(Fleet fleet, Autoscaler autoscaler, Stations stations, Requests requests) {
    this.stations = stations;
    this.requests = requests;
    every = TimeText.seconds(autoscaler.sampling().every());
    window = TimeText.seconds(autoscaler.sampling().window());
    lag = TimeText.seconds(autoscaler.sampling().lag());
    capacity = fleet.instance().capacity().perSecond();
    processor = fleet.processor().value();
    snapshots.add(new Snapshot(0, 0, new long[0]));
  }

  double nextSnapshot() {
    return snapshots.getLast().time + every;
  }

  void snapshot(double now) {
    snapshots.add(new Snapshot(now, requests.arrived(), stations.done().clone()));
    while (snapshots.size() > 2 && snapshots.getFirst().time < now - lag - window - 2 * every) {
      snapshots.removeFirst();
    }
  }

  Observation observe(double now, int wanted) {
    Snapshot to = lastUntil(now - lag);
    Snapshot from = lastUntil(to.time - window);
    double length = to.time - from.time;
    OptionalDouble rate =
        length > 0
            ? OptionalDouble.of((to.arrived - from.arrived) / length)
            : OptionalDouble.empty();
    List<Member> members = new ArrayList<>();
    for (int slot : stations.members()) {
      boolean serves = !stations.boots(slot);
      double since = serves ? stations.readied(slot) : stations.started(slot);
      Optional<Load> load = serves ? load(slot, since, from, to) : Optional.empty();
      members.add(new Member(stations.started(slot), serves, since, load));
    }
    return new Observation(now, wanted, rate, members);
  }

  /** Small enough to be rounding, not time. */
  private static final double ROUNDING = 1e-6;

  /** The last reading at or before a time; the first where there is none. */
  private Snapshot lastUntil(double time) {
    Snapshot found = snapshots.getFirst();
    for (Snapshot snapshot : snapshots) {
      if (snapshot.time <= time + ROUNDING) {
        found = snapshot;
      }
    }
    return found;
  }

  private Optional<Load> load(int slot, double readied, Snapshot from, Snapshot to) {
    double served = to.time - Math.max(from.time, readied);
    if (served < every - ROUNDING || slot >= to.done.length) {
      return Optional.empty();
    }
    long before = readied > from.time || slot >= from.done.length ? 0 : from.done[slot];
    double rate = (to.done[slot] - before) / served;
    return Optional.of(new Load(rate, rate / capacity * processor));
  }
}
