package dev.headroom.collect;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What happened in one second of a run.
 *
 * @param epochSecond the second, by the injector's clock, UTC
 * @param phase name of the phase that was running
 * @param target the rate the plan asked for in this second, requests/s
 * @param offered requests whose intended send time lies in this second; those of visitors who try
 *     again are not among them
 * @param sent requests actually sent in this second, retries included
 * @param outcomes requests that ended in this second, by outcome; absent means none
 * @param inFlight requests in progress at the end of the second
 * @param latency of the requests that ended {@code ok} in this second, from the intended send time
 * @param lag how late requests were sent, against the intended time
 * @param injectorCpu share of the machine's processors that the injector used, 0 to 1, or NaN where
 *     the platform doesn't say
 * @param service latency of the same requests from the time they were sent, where that was seen
 * @param health how else the injector did
 * @param retries requests due in this second because the one before them failed
 */
public record Interval(
    long epochSecond,
    String phase,
    double target,
    long offered,
    long sent,
    Map<Outcome, Long> outcomes,
    long inFlight,
    LatencyHistogram latency,
    Lag lag,
    double injectorCpu,
    LatencyHistogram service,
    InjectorHealth health,
    long retries) {

  /** The name of the phase in seconds between phases. */
  public static final String IDLE = "idle";

  public Interval {
    outcomes = Collections.unmodifiableMap(new TreeMap<>(outcomes));
  }

  /** How late requests were sent: 99th percentile and largest, in microseconds. */
  public record Lag(long p99Micros, long maxMicros) {}

  /**
   * Of a recording that holds nothing of service times, of retries and of the injector's health.
   */
  public Interval(
      long epochSecond,
      String phase,
      double target,
      long offered,
      long sent,
      Map<Outcome, Long> outcomes,
      long inFlight,
      LatencyHistogram latency,
      Lag lag,
      double injectorCpu) {
    this(
        epochSecond,
        phase,
        target,
        offered,
        sent,
        outcomes,
        inFlight,
        latency,
        lag,
        injectorCpu,
        LatencyHistogram.EMPTY,
        InjectorHealth.UNKNOWN,
        0);
  }

  /** The same second with other distributions of latency. */
  public Interval withLatencies(LatencyHistogram fromDue, LatencyHistogram fromSent) {
    return new Interval(
        epochSecond,
        phase,
        target,
        offered,
        sent,
        outcomes,
        inFlight,
        fromDue,
        lag,
        injectorCpu,
        fromSent,
        health,
        retries);
  }

  /** How many requests ended this way. */
  public long count(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0L);
  }

  /** Requests that ended, in any way. */
  public long completed() {
    return outcomes.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Requests that ended as the visitor wanted. */
  public long good() {
    return count(Outcome.OK);
  }

  /** Requests that ended in a gateway error. */
  public long gatewayErrors() {
    return outcomes.entrySet().stream()
        .filter(e -> e.getKey().isGatewayError())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Requests that failed in any way. */
  public long failed() {
    return completed() - good();
  }
}
