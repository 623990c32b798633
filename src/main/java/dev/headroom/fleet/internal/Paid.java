package dev.headroom.fleet.internal;

/** Sums the seconds of instances that are paid for, from one fixed time to the next. */
final class Paid {

  private final Stations stations;
  private double until;
  private double seconds;

  Paid(Stations stations) {
    this.stations = stations;
  }

  /** Up to a time, at the count that there was before anything changed at it. */
  void to(double now) {
    seconds += stations.billed() * (now - until);
    until = now;
  }

  double seconds() {
    return seconds;
  }
}
