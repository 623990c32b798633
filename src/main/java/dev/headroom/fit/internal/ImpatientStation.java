package dev.headroom.fit.internal;

import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;

/**
 * A station whose clients give up after a while without telling it, so that it works on what nobody
 * waits for.
 *
 * <p>Given up is who waits longer than {@code a = T − S}: the share {@code g = w P(W > a)} of those
 * that found a place, with the wait W of {@link Station}. Good are {@code λ (1 − r)(1 − g)}. Beyond
 * C a queue that holds more than {@code CT} requests makes g tend to 1: the goodput collapses,
 * though the origin works on at the rate C.
 *
 * <p>Source: saturation notes, section 2, on goodput collapse; the wait as in {@link Station}. A
 * latency that is longer than T in the idle origin is a failure at any rate and no matter of the
 * queue.
 */
final class ImpatientStation implements SteadyState {

  /** With less of it good, the latency of those is that of the ones that just made it. */
  private static final double LEAST_GOOD = 1e-9;

  private final Station station;
  private final DerivativeStructure patience;
  private final DerivativeStructure givenUp;
  private final boolean ofGateway;

  /**
   * The state at a rate.
   *
   * @param station with the same rate
   * @param patience T, seconds
   * @param ofGateway whether it is the gateway that gives up, and answers with an error
   */
  ImpatientStation(Station station, DerivativeStructure patience, boolean ofGateway) {
    this.ofGateway = ofGateway;
    this.station = station;
    this.patience = patience;
    this.givenUp = station.waitsLonger(slack());
  }

  /** What a request may wait, seconds; no less than a thousandth of its patience. */
  private DerivativeStructure slack() {
    double least = patience.getValue() / 1000;
    DerivativeStructure slack = patience.subtract(station.serviceSeconds());
    return slack.getValue() > least ? slack : slack.multiply(0).add(least);
  }

  @Override
  public DerivativeStructure gatewayErrors() {
    return ofGateway ? lost() : station.refused();
  }

  @Override
  public DerivativeStructure lost() {
    DerivativeStructure inside = station.refused().negate().add(1);
    return station.refused().add(inside.multiply(givenUp));
  }

  @Override
  public DerivativeStructure served() {
    return station.served().multiply(givenUp.negate().add(1));
  }

  @Override
  public DerivativeStructure meanSeconds() {
    DerivativeStructure good = givenUp.negate().add(1);
    return good.getValue() < LEAST_GOOD
        ? patience
        : station.waitUpTo(slack()).divide(good).add(station.serviceSeconds());
  }

  @Override
  public double slower(double seconds) {
    return station.slower(Math.min(seconds, patience.getValue()));
  }

  @Override
  public double longestSeconds() {
    return Math.min(station.longestSeconds(), 2 * patience.getValue());
  }
}
