package dev.headroom.fleet.internal;

import java.util.Arrays;

/**
 * The slots that serve, in ascending order of the requests inside each.
 *
 * <p>A request more or less moves a slot by one swap: {@code end[k]} is the number of slots with at
 * most k inside, so the slots with k inside are those at {@code end[k − 1]} to {@code end[k] − 1}.
 */
final class ReadySet {

  private int[] order = new int[0];
  private int[] place = new int[0];
  private int[] end = new int[1];

  /** The slots in ascending order of what is inside; a random one of them is {@code at(random)}. */
  int at(int index) {
    return order[index];
  }

  int size() {
    return order.length;
  }

  /** How many slots have no more inside than any other. */
  int idlest(int inside) {
    return end[inside];
  }

  /** One request more is in a slot that had {@code inside}. */
  void more(int slot, int inside) {
    if (inside + 1 >= end.length) {
      int known = end.length;
      end = Arrays.copyOf(end, Math.max(64, 2 * known));
      Arrays.fill(end, known, end.length, order.length);
    }
    swap(place[slot], --end[inside]);
  }

  /** One request less is in a slot that had {@code inside}. */
  void less(int slot, int inside) {
    swap(place[slot], end[inside - 1]++);
  }

  private void swap(int a, int b) {
    int slotA = order[a];
    int slotB = order[b];
    order[a] = slotB;
    order[b] = slotA;
    place[slotA] = b;
    place[slotB] = a;
  }

  /**
   * Begins anew, which happens when an instance comes or goes.
   *
   * @param slots that serve
   * @param inside how many requests are in each slot, of all slots
   */
  void reset(int[] slots, int[] inside) {
    int most = 0;
    for (int slot : slots) {
      most = Math.max(most, inside[slot]);
    }
    end = new int[Math.max(end.length, most + 2)];
    for (int slot : slots) {
      end[inside[slot]]++;
    }
    for (int k = 1; k < end.length; k++) {
      end[k] += end[k - 1];
    }
    order = new int[slots.length];
    place = new int[inside.length];
    int[] next = end.clone();
    for (int i = slots.length - 1; i >= 0; i--) {
      int at = --next[inside[slots[i]]];
      order[at] = slots[i];
      place[slots[i]] = at;
    }
  }
}
