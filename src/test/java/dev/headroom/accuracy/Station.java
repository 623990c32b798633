package dev.headroom.accuracy;

import dev.headroom.testing.VirtualOrigin;
import java.util.List;

/** Four workers of 20 ms, 200 requests a second, with room for 132, as gateways have it. */
record Station(String name, VirtualOrigin origin, boolean variable) {

  /** C of all of them, requests per second. */
  static final double CAPACITY = 200;

  static final int WORKERS = 4;

  static final double SERVICE_SECONDS = 0.02;

  private static final int ROOM = 132;

  static final Station EXPONENTIAL =
      new Station("M/M/4", VirtualOrigin.exponential(WORKERS, ROOM, SERVICE_SECONDS), false);

  static final Station CONSTANT =
      new Station("M/D/4", VirtualOrigin.constant(WORKERS, ROOM, SERVICE_SECONDS), false);

  static final Station ERLANG =
      new Station("M/E4/4", VirtualOrigin.erlang(WORKERS, ROOM, SERVICE_SECONDS, 4), false);

  /** CV² = 4. */
  static final Station LOGNORMAL =
      new Station("M/LN4/4", VirtualOrigin.lognormal(WORKERS, ROOM, SERVICE_SECONDS, 2), true);

  static final List<Station> ALL = List.of(EXPONENTIAL, CONSTANT, ERLANG, LOGNORMAL);

  /** With another room K. */
  static VirtualOrigin exponential(int room) {
    return VirtualOrigin.exponential(WORKERS, room, SERVICE_SECONDS);
  }
}
