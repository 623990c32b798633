package dev.headroom.fit.internal;

import dev.headroom.fit.queue.Erlang;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;

/**
 * The steady state of a G/G/c/K queue in front of one origin at one offered rate, with its
 * derivatives by the parameters.
 *
 * <p>With ρ = λ/C, c = CS workers (real, and moving with C), m = K − c places to wait, v = (c_a² +
 * c_s²)/2 the variability, and w/B = E/(1 − E), E being Erlang's loss formula of c workers at load
 * λS:
 *
 * <ul>
 *   <li>the number waiting is geometric with ratio {@code σ = ρ^(1/v)}, the probability of waiting
 *       that of M/M/c: with v = 1 all of it is exact
 *   <li>refused: {@code (1 − ρ) w σ^m / (B (1 − ρ) + w (1 − ρ σ^m))}; beyond C it tends to 1 − C/λ
 *   <li>the wait of who waits: exponential with rate {@code θ = (C − λ)/v}, cut off at the time H =
 *       m/C that a full queue takes, which itself varies by c_s √m/C
 *   <li>latency: that wait plus a latency of the idle origin
 * </ul>
 *
 * <p>Sources: Erlang (1917); Tijms, A First Course in Stochastic Models (2003), section 9.5, the
 * refused share from the unbounded queue's tail; Allen and Cunneen, and Kingman's heavy-traffic
 * rate, by the notes on saturation, section 2. Inaccurate to tens of percent in the wait at half
 * load for strongly varying service times (notes, section 6.4), so shares are calibrated against
 * what was measured near the rate in question ({@link LocalOdds}).
 */
final class Station implements SteadyState {

  /** Below it, a quotient of two vanishing terms is taken a little aside of its limit. */
  private static final double TINY = 1e-7;

  /**
   * Of the number of workers: the cube root of a double's precision, best for a central quotient.
   */
  private static final double STEP = 1e-5;

  /** Gauss and Hermite's three nodes of a normal distribution, and their weights. */
  private static final double[] NODES = {-Math.sqrt(3), 0, Math.sqrt(3)};

  private static final double[] WEIGHTS = {1.0 / 6, 2.0 / 3, 1.0 / 6};

  /** Beyond so many relaxations a queue fills less than once in a run's requests. */
  private static final double NEVER_FULL = 40;

  private final IdleService service;
  private final DerivativeStructure decay;
  private final DerivativeStructure full;
  private final double spread;
  private final double heavier;
  private final DerivativeStructure refused;
  private final DerivativeStructure waiting;
  private final DerivativeStructure served;

  /**
   * The state at this rate.
   *
   * @param capacity C, requests per second
   * @param variability v, above 0
   * @param room m, places to wait, above 0
   */
  Station(
      double offered,
      IdleService service,
      DerivativeStructure capacity,
      DerivativeStructure variability,
      DerivativeStructure room) {
    this.service = service;
    DerivativeStructure load = aside(capacity.log().negate().add(Math.log(offered)));
    DerivativeStructure odds = odds(capacity, service.meanSeconds(), offered);
    DerivativeStructure ratio = load.exp();
    DerivativeStructure idle = load.expm1().negate();
    DerivativeStructure exponent = load.multiply(room).divide(variability);
    boolean below = load.getValue() < 0;
    // Beyond C everything is divided by σ^m, which would overflow.
    DerivativeStructure tail = below ? exponent.exp() : constant(capacity, 1);
    DerivativeStructure unit = below ? constant(capacity, 1) : exponent.negate().exp();
    DerivativeStructure waits = unit.subtract(tail).multiply(odds);
    DerivativeStructure all =
        idle.multiply(unit).add(unit.subtract(ratio.multiply(tail)).multiply(odds));
    refused = idle.multiply(tail).multiply(odds).divide(all);
    waiting = waits.divide(idle.multiply(unit).add(waits));
    served = refused.negate().add(1).multiply(offered);
    decay = aside(capacity.subtract(offered).divide(variability));
    full = room.divide(capacity);
    heavier = Math.sqrt(Math.max(1, service.variability() / Math.max(1, variability.getValue())));
    double serviceVariation = Math.max(0, 2 * variability.getValue() - 1);
    spread = Math.sqrt(serviceVariation * room.getValue()) / capacity.getValue();
  }

  /** {@code E/(1 − E)} of CS workers, with its derivative by C. */
  static DerivativeStructure odds(
      DerivativeStructure capacity, double serviceSeconds, double offered) {
    double workers = capacity.getValue() * serviceSeconds;
    double busy = offered * serviceSeconds;
    double odds = odds(workers, busy);
    if (capacity.getOrder() == 0) {
      return capacity.compose(odds);
    }
    double step = STEP * workers;
    double slope = (odds(workers + step, busy) - odds(workers - step, busy)) / (2 * step);
    return capacity.compose(odds, slope * serviceSeconds);
  }

  private static double odds(double workers, double busy) {
    double blocked = Erlang.blocking(Math.min(QueueSetting.MOST_WORKERS, workers), busy);
    return blocked / (1 - blocked);
  }

  private static DerivativeStructure constant(DerivativeStructure like, double value) {
    return new DerivativeStructure(like.getFreeParameters(), like.getOrder(), value);
  }

  private static DerivativeStructure aside(DerivativeStructure x) {
    return Math.abs(x.getValue()) < TINY ? x.add(x.getValue() < 0 ? -TINY : TINY) : x;
  }

  /** The share of requests that find no place. */
  DerivativeStructure refused() {
    return refused;
  }

  @Override
  public DerivativeStructure gatewayErrors() {
    return refused;
  }

  @Override
  public DerivativeStructure lost() {
    return refused;
  }

  @Override
  public DerivativeStructure served() {
    return served;
  }

  /** Mean latency of the idle origin. */
  double serviceSeconds() {
    return service.meanSeconds();
  }

  /** The share of those that find a place and wait longer than this, seconds. */
  DerivativeStructure waitsLonger(DerivativeStructure seconds) {
    if (seconds.getValue() >= full.getValue()) {
      return seconds.multiply(0);
    }
    DerivativeStructure rest = full.subtract(seconds);
    DerivativeStructure longer =
        decay.getValue() > 0
            ? decay
                .multiply(seconds)
                .negate()
                .exp()
                .multiply(decay.multiply(rest).negate().expm1())
                .divide(decay.multiply(full).negate().expm1())
            : decay.multiply(rest).expm1().divide(decay.multiply(full).expm1());
    return longer.multiply(waiting);
  }

  /** {@code E(W; W ≤ a)}, seconds, of those that find a place. */
  DerivativeStructure waitUpTo(DerivativeStructure seconds) {
    if (seconds.getValue() >= full.getValue()) {
      return meanSeconds().subtract(service.meanSeconds());
    }
    DerivativeStructure end = decay.multiply(seconds);
    // ∫ x θ e^(−θx) dx from 0 to a, over 1 − e^(−θH); beyond C both times e^(θH).
    DerivativeStructure part =
        end.negate().expm1().negate().divide(decay).subtract(seconds.multiply(end.negate().exp()));
    DerivativeStructure whole = decay.multiply(full);
    DerivativeStructure share =
        decay.getValue() > 0
            ? part.divide(whole.negate().expm1().negate())
            : part.multiply(whole.exp()).divide(whole.expm1());
    return share.multiply(waiting);
  }

  @Override
  public DerivativeStructure meanSeconds() {
    DerivativeStructure end = decay.multiply(full);
    DerivativeStructure cut =
        end.getValue() > 0
            ? full.multiply(end.negate().exp()).divide(end.negate().expm1()).add(decay.reciprocal())
            : decay.reciprocal().subtract(full.divide(end.expm1()));
    return cut.multiply(waiting).add(service.meanSeconds());
  }

  @Override
  public double slower(double seconds) {
    double share = 0;
    for (IdleService.Point point : service.points()) {
      double left = seconds - point.seconds();
      share += point.share() * (left <= 0 ? 1 : waiting.getValue() * waitsLonger(left));
    }
    return share;
  }

  @Override
  public double longestSeconds() {
    double idle = service.points().get(service.points().size() - 1).seconds();
    double wait = Math.min(full.getValue() * 2, NEVER_FULL / Math.abs(decay.getValue()));
    return 2 * idle + wait;
  }

  private double waitsLonger(double seconds) {
    double rate = decay.getValue() / heavier;
    if (rate * full.getValue() > NEVER_FULL) {
      return Math.exp(-rate * seconds);
    }
    double share = 0;
    for (int i = 0; i < NODES.length; i++) {
      double end = full.getValue() + spread * NODES[i];
      if (end > seconds) {
        share += WEIGHTS[i] * beyond(rate, seconds, end);
      }
    }
    return share;
  }

  /** The tail of an exponential with rate θ, cut off at an end. */
  private static double beyond(double rate, double seconds, double end) {
    double rest = end - seconds;
    return rate > 0
        ? Math.exp(-rate * seconds) * Math.expm1(-rate * rest) / Math.expm1(-rate * end)
        : Math.expm1(rate * rest) / Math.expm1(rate * end);
  }
}
