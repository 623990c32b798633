package dev.headroom.fit;

import java.time.Duration;
import java.util.Optional;

/**
 * One level of load as it was measured; a point of the picture.
 *
 * @param phase name of the phase it was
 * @param offered requests per second that were due
 * @param goodput good completions per second
 * @param goodputError standard error of it, requests per second
 * @param gatewayErrors share of gateway errors among the requests that ended
 * @param gatewayErrorsError standard error of it
 * @param requests how many ended
 * @param p50 median latency of good requests
 * @param p99 99th percentile of it
 * @param objective the objective's percentile of it
 * @param objectiveLow lower end of the 95 % interval of that percentile
 * @param objectiveHigh upper end of it
 * @param amplification requests made ÷ visits, 1 where nobody tried again
 * @param excluded why it was left out of the fit, if it was
 */
public record Level(
    String phase,
    double offered,
    double goodput,
    double goodputError,
    double gatewayErrors,
    double gatewayErrorsError,
    long requests,
    Duration p50,
    Duration p99,
    Duration objective,
    Duration objectiveLow,
    Duration objectiveHigh,
    double amplification,
    Optional<String> excluded) {

  /** A level at which nobody tried again. */
  public Level(
      String phase,
      double offered,
      double goodput,
      double goodputError,
      double gatewayErrors,
      double gatewayErrorsError,
      long requests,
      Duration p50,
      Duration p99,
      Duration objective,
      Duration objectiveLow,
      Duration objectiveHigh,
      Optional<String> excluded) {
    this(
        phase,
        offered,
        goodput,
        goodputError,
        gatewayErrors,
        gatewayErrorsError,
        requests,
        p50,
        p99,
        objective,
        objectiveLow,
        objectiveHigh,
        1,
        excluded);
  }
}
