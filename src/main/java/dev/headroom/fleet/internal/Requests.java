package dev.headroom.fleet.internal;

import dev.headroom.fleet.Balancer;
import dev.headroom.fleet.Fleet;
import dev.headroom.fleet.Trace;
import dev.headroom.plan.Retries;
import dev.headroom.quantity.TimeText;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/** The requests of a trace, from arrival to answer, one after another in the order of time. */
final class Requests {

  private final Stations stations;
  private final Balancer balancer;
  private final int room;
  private final double queueTimeout;
  private final double timeout;
  private final Retries retries;

  private final Arrivals arrivals;
  private final DoubleSupplier service;
  private final RandomGenerator choice;
  private final RandomGenerator jitter;

  /** Departures: the slot times two, plus one if the request was worked on. */
  private final EventHeap departures = new EventHeap();

  /** Tries again: how many there were before. */
  private final EventHeap again = new EventHeap();

  private double fresh;
  private int turn;
  private long arrived;

  Requests(Fleet fleet, Trace trace, Stations stations, SplittableRandom random) {
    this.stations = stations;
    balancer = fleet.balancer();
    room = fleet.instance().room().orElse(Integer.MAX_VALUE);
    queueTimeout = fleet.queueTimeout().map(TimeText::seconds).orElse(Double.POSITIVE_INFINITY);
    timeout = fleet.timeout().map(TimeText::seconds).orElse(Double.POSITIVE_INFINITY);
    retries = fleet.retries();
    arrivals = new Arrivals(trace, random.split());
    service = ServiceTimes.of(fleet.instance().service(), random.split());
    choice = random.split();
    jitter = random.split();
    fresh = arrivals.next();
  }

  /** Lets everything happen that happens before a time. */
  void runTo(double until, Tally tally) {
    while (true) {
      boolean retry = again.earliest() < fresh;
      double now = retry ? again.earliest() : fresh;
      if (now >= until) {
        break;
      }
      int triesBefore = 0;
      if (retry) {
        triesBefore = again.value();
        again.remove();
        tally.retries++;
      } else {
        fresh = arrivals.next();
      }
      depart(now);
      offer(now, triesBefore, tally);
    }
    depart(until);
  }

  private void depart(double now) {
    while (departures.earliest() <= now) {
      int value = departures.value();
      departures.remove();
      stations.exit(value >> 1, (value & 1) == 1);
    }
  }

  private void offer(double now, int triesBefore, Tally tally) {
    tally.requests++;
    arrived++;
    int slot = choose();
    if (slot < 0 || stations.inside[slot] >= room) {
      tally.refused++;
      tryAgain(now, triesBefore);
      return;
    }
    stations.enter(slot);
    double begin = Math.max(now, stations.firstFree(slot));
    if (begin - now > queueTimeout) {
      departures.add(now + queueTimeout, slot << 1);
      tally.timedOut++;
      tryAgain(now + queueTimeout, triesBefore);
      return;
    }
    double end = begin + service.getAsDouble();
    stations.occupy(slot, end);
    departures.add(end, (slot << 1) | 1);
    if (end - now > timeout) {
      tally.timedOut++;
      tryAgain(now + timeout, triesBefore);
    } else {
      tally.good.add(end - now);
    }
  }

  private void tryAgain(double failed, int triesBefore) {
    if (triesBefore < retries.count()) {
      Duration pause = retries.pause(triesBefore + 1, jitter.nextDouble());
      again.add(failed + TimeText.seconds(pause), triesBefore + 1);
    }
  }

  /** A slot that serves; negative where none does. */
  private int choose() {
    ReadySet ready = stations.ready;
    int n = ready.size();
    if (n <= 1) {
      return n == 0 ? -1 : ready.at(0);
    }
    return switch (balancer) {
      case RANDOM -> ready.at(choice.nextInt(n));
      case ROUND_ROBIN -> stations.turn(turn++);
      case LEAST_CONNECTIONS ->
          ready.at(choice.nextInt(ready.idlest(stations.inside[ready.at(0)])));
      case POWER_OF_TWO -> lessOfTwo(ready, n);
    };
  }

  private int lessOfTwo(ReadySet ready, int n) {
    int place = choice.nextInt(n);
    int other = choice.nextInt(n - 1);
    int first = ready.at(place);
    int second = ready.at(other < place ? other : other + 1);
    return stations.inside[second] < stations.inside[first] ? second : first;
  }

  /** How many have come, retries included. */
  long arrived() {
    return arrived;
  }
}
