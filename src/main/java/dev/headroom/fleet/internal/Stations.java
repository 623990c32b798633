package dev.headroom.fleet.internal;

import dev.headroom.fleet.Instance;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The instances as slots of arrays: their state, the requests inside each, and when each of their
 * workers will be free.
 *
 * <p>Service is first come, first served and work once begun is finished, so all that comes to a
 * worker is known when a request arrives: it begins when the first worker is free. A slot that is
 * empty and leaving is used again.
 */
final class Stations {

  /** What a slot is. */
  enum State {
    FREE,
    BOOTING,
    SERVING,
    LEAVING
  }

  final int workers;
  final ReadySet ready = new ReadySet();
  int[] inside = new int[0];

  private double[] free = new double[0];
  private State[] states = new State[0];
  private double[] started = new double[0];
  private double[] readied = new double[0];
  private long[] done = new long[0];
  private int[] serving = new int[0];
  private int billed;

  Stations(Instance instance) {
    workers = instance.workers();
  }

  /** Adds an instance that boots. */
  int boot(double now) {
    int slot =
        IntStream.range(0, states.length)
            .filter(i -> states[i] == State.FREE)
            .findFirst()
            .orElse(-1);
    if (slot < 0) {
      slot = states.length;
      grow(Math.max(4, 2 * slot));
    }
    states[slot] = State.BOOTING;
    started[slot] = now;
    readied[slot] = Double.NaN;
    done[slot] = 0;
    billed++;
    return slot;
  }

  private void grow(int slots) {
    int before = states.length;
    states = Arrays.copyOf(states, slots);
    Arrays.fill(states, before, slots, State.FREE);
    started = Arrays.copyOf(started, slots);
    readied = Arrays.copyOf(readied, slots);
    done = Arrays.copyOf(done, slots);
    inside = Arrays.copyOf(inside, slots);
    free = Arrays.copyOf(free, slots * workers);
    arrange();
  }

  /** A booting instance serves from now on. */
  void serve(int slot, double now) {
    states[slot] = State.SERVING;
    readied[slot] = now;
    Arrays.fill(free, slot * workers, (slot + 1) * workers, now);
    arrange();
  }

  /** An instance gets no more requests and is gone when those inside are done. */
  void leave(int slot) {
    states[slot] = inside[slot] == 0 ? gone() : State.LEAVING;
    arrange();
  }

  private State gone() {
    billed--;
    return State.FREE;
  }

  private void arrange() {
    serving = IntStream.range(0, states.length).filter(i -> states[i] == State.SERVING).toArray();
    ready.reset(serving, inside);
  }

  /** The slot whose turn it is when those that serve take turns. */
  int turn(int number) {
    return serving[Math.floorMod(number, serving.length)];
  }

  /** Slots that boot or serve, the oldest first. */
  int[] members() {
    return IntStream.range(0, states.length)
        .filter(i -> states[i] == State.SERVING || states[i] == State.BOOTING)
        .boxed()
        .sorted((a, b) -> Double.compare(started[a], started[b]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** When the first worker of a slot is free. */
  double firstFree(int slot) {
    return free[slot * workers];
  }

  /** The first free worker of a slot is busy until a time. */
  void occupy(int slot, double until) {
    int base = slot * workers;
    int hole = 0;
    for (int child = 1; child < workers; child = 2 * hole + 1) {
      int other = child + 1;
      int least = other < workers && free[base + other] < free[base + child] ? other : child;
      if (free[base + least] >= until) {
        break;
      }
      free[base + hole] = free[base + least];
      hole = least;
    }
    free[base + hole] = until;
  }

  void enter(int slot) {
    ready.more(slot, inside[slot]++);
  }

  /**
   * A request leaves a slot.
   *
   * @param worked whether it was worked on
   */
  void exit(int slot, boolean worked) {
    if (worked) {
      done[slot]++;
    }
    int before = inside[slot]--;
    if (states[slot] == State.SERVING) {
      ready.less(slot, before);
    } else if (before == 1) {
      states[slot] = gone();
    }
  }

  boolean boots(int slot) {
    return states[slot] == State.BOOTING;
  }

  double started(int slot) {
    return started[slot];
  }

  /** NaN of one that boots. */
  double readied(int slot) {
    return readied[slot];
  }

  /** How many requests each slot has worked off since it started. */
  long[] done() {
    return done;
  }

  /** Instances that are paid for: all that boot, serve or leave. */
  int billed() {
    return billed;
  }
}
