package dev.headroom.fleet.internal;

import java.util.Arrays;

/**
 * Times with a number each, of which the earliest is at hand: a heap of four children a node, which
 * is shallower than one of two and reads neighbours in memory.
 *
 * <p>Source: Knuth, The Art of Computer Programming 3, 2nd ed. 1998, exercise 5.2.3–28.
 */
final class EventHeap {

  private static final int FIRST_ROOM = 64;

  private double[] times = new double[FIRST_ROOM];
  private int[] values = new int[FIRST_ROOM];
  private int size;

  /** The earliest time; infinite where there is none. */
  double earliest() {
    return size == 0 ? Double.POSITIVE_INFINITY : times[0];
  }

  /** The number at the earliest time. */
  int value() {
    return values[0];
  }

  int size() {
    return size;
  }

  void add(double time, int value) {
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    int hole = size++;
    while (hole > 0) {
      int parent = (hole - 1) >> 2;
      if (times[parent] <= time) {
        break;
      }
      times[hole] = times[parent];
      values[hole] = values[parent];
      hole = parent;
    }
    times[hole] = time;
    values[hole] = value;
  }

  /** Takes the earliest away. */
  void remove() {
    double time = times[--size];
    int value = values[size];
    int hole = 0;
    for (int child = 1; child < size; child = 4 * hole + 1) {
      int least = child;
      int end = Math.min(child + 4, size);
      for (int i = child + 1; i < end; i++) {
        if (times[i] < times[least]) {
          least = i;
        }
      }
      if (times[least] >= time) {
        break;
      }
      times[hole] = times[least];
      values[hole] = values[least];
      hole = least;
    }
    times[hole] = time;
    values[hole] = value;
  }
}
