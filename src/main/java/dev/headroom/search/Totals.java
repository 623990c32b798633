package dev.headroom.search;

import java.util.List;

/**
 * The analysed seconds of a step together, in requests.
 *
 * @param seconds how many
 * @param offered that were due
 * @param good that ended well
 * @param ended in any way
 * @param judged whose latency counts
 * @param late of those
 * @param gatewayErrors that ended in a gateway error
 * @param limited that a limiter turned away
 */
public record Totals(
    int seconds,
    double offered,
    double good,
    double ended,
    double judged,
    double late,
    double gatewayErrors,
    double limited) {

  /** Of nothing. */
  public static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, 0, 0);

  /** Of these seconds. */
  public static Totals of(List<Second> seconds) {
    return seconds.stream().reduce(NONE, Totals::plus, Totals::plus);
  }

  /** With one second more. */
  public Totals plus(Second second) {
    return plus(
        new Totals(
            1,
            second.offered(),
            second.good(),
            second.ended(),
            second.judged(),
            second.late(),
            second.gatewayErrors(),
            second.limited()));
  }

  private Totals plus(Totals other) {
    return new Totals(
        seconds + other.seconds,
        offered + other.offered,
        good + other.good,
        ended + other.ended,
        judged + other.judged,
        late + other.late,
        gatewayErrors + other.gatewayErrors,
        limited + other.limited);
  }

  /** Good completions per second. */
  public double goodput() {
    return good / Math.max(1, seconds);
  }

  /** Requests due per second. */
  public double rate() {
    return offered / Math.max(1, seconds);
  }

  /** The share of late ones. */
  public double lateShare() {
    return late / Math.max(1, judged);
  }

  /** The share of gateway errors. */
  public double errorShare() {
    return gatewayErrors / Math.max(1, ended);
  }
}
