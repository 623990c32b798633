package dev.headroom.fit.internal;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;

/**
 * The steady state of a queue whose origin slows with its backlog: with j requests waiting it
 * completes {@code C_j = C/(1 + κj)} a second.
 *
 * <p>With {@code r_j = λ/C_j} and {@code s_j = r_j^(1/v)}, the states with j = 1…m waiting weigh
 * {@code (E/(1 − E)) t_j s_1…s_j} against 1 of those with a free worker, {@code t_j = r_j (1 −
 * s_j)/(s_j (1 − r_j))}; refused is what finds m waiting. With v = 1 it is the birth and death
 * process, with κ = 0 {@link Station}, and deep in overload 1 − C_m/λ is refused. The mean wait is
 * Little's; who finds j waiting waits {@code (j + 1)/C_j}.
 *
 * <p>Long queues are summed in blocks of h places, each geometric: {@code (s^h − 1)/(s − 1)}.
 *
 * <p>Sources: Gross and Harris, Fundamentals of Queueing Theory, section 2.1, birth and death;
 * saturation notes, section 8, model F.
 */
final class SlowingStation implements SteadyState {

  /** As many blocks as a curve is smooth with. */
  private static final double MOST_BLOCKS = 48;

  /** Next to 1 a quotient of vanishing terms is taken a little aside of its limit. */
  private static final double TINY = 1e-6;

  /** Logarithms of weights above it would overflow: then they are taken against the last. */
  private static final double MOST = 600;

  private final IdleService service;
  private final DerivativeStructure refused;
  private final DerivativeStructure served;
  private final DerivativeStructure waitSeconds;
  private final List<Group> groups = new ArrayList<>();

  /**
   * States that are alike: how long who finds them waits, and what share of the accepted that is.
   */
  private record Group(double seconds, double share) {}

  /** One block of places and its weights' logarithm, derivatives included. */
  private record Block(
      DerivativeStructure middle, DerivativeStructure weight, DerivativeStructure rate) {}

  /**
   * The state at this rate.
   *
   * @param capacity C without backlog, requests per second
   * @param variability v
   * @param room m, places to wait
   * @param slowdown κ, the share by which each waiting request slows the work
   */
  SlowingStation(
      double offered,
      IdleService service,
      DerivativeStructure capacity,
      DerivativeStructure variability,
      DerivativeStructure room,
      DerivativeStructure slowdown) {
    this.service = service;
    DerivativeStructure odds = Station.odds(capacity, service.meanSeconds(), offered);
    DerivativeStructure zero = capacity.multiply(0);
    int count = (int) Math.ceil(Math.max(1, Math.min(MOST_BLOCKS, room.getValue())));
    DerivativeStructure step = room.divide(count);
    DerivativeStructure exponent = variability.reciprocal();
    DerivativeStructure reached = zero;
    List<Block> blocks = new ArrayList<>();
    double most = 0;
    for (int i = 0; i < count; i++) {
      // The block's places run from ih to (i + 1)h; the middle one stands for all.
      DerivativeStructure middle = step.multiply(i + 0.5).add(0.5);
      DerivativeStructure rate = capacity.divide(slowdown.multiply(middle).add(1));
      DerivativeStructure ratio = aside(rate.reciprocal().multiply(offered).log());
      DerivativeStructure log = ratio.multiply(exponent);
      DerivativeStructure sum = geometric(log, step);
      // ln of r (1 − s)/(s (1 − r))
      DerivativeStructure shape = log.expm1().divide(ratio.expm1()).log().add(ratio).subtract(log);
      blocks.add(new Block(middle, reached.add(sum).add(shape), rate));
      reached = reached.add(log.multiply(step));
      most = Math.max(most, Math.max(reached.getValue(), reached.add(sum).getValue()));
    }
    double shift = Math.max(0, most - MOST);
    DerivativeStructure last = reached.subtract(shift).exp().multiply(odds);
    DerivativeStructure all = odds.add(1).multiply(Math.exp(-shift));
    DerivativeStructure waiting = zero;
    for (Block block : blocks) {
      DerivativeStructure mass = block.weight.subtract(shift).exp().multiply(odds);
      all = all.add(mass);
      waiting = waiting.add(mass.multiply(block.middle));
    }
    refused = last.divide(all);
    served = refused.negate().add(1).multiply(offered);
    waitSeconds = waiting.divide(all).divide(served);
    group(blocks, odds.getValue(), shift, all.getValue(), last.getValue());
  }

  /** {@code ln (s + s² + … s^h)}, in terms that don't overflow. */
  private static DerivativeStructure geometric(DerivativeStructure log, DerivativeStructure h) {
    DerivativeStructure whole = log.multiply(h);
    return log.getValue() > 0
        ? whole.add(whole.negate().expm1().divide(log.negate().expm1()).log())
        : log.add(whole.expm1().divide(log.expm1()).log());
  }

  private void group(List<Block> blocks, double odds, double shift, double all, double last) {
    double accepted = all - last;
    double before = odds * Math.exp(-shift);
    for (Block block : blocks) {
      double here = odds * Math.exp(block.weight.getValue() - shift);
      groups.add(new Group(block.middle.getValue() / block.rate.getValue(), before / accepted));
      before = here;
    }
    Group end = groups.get(groups.size() - 1);
    groups.add(new Group(end.seconds * (1 + 1.0 / blocks.size()), (before - last) / accepted));
  }

  private static DerivativeStructure aside(DerivativeStructure x) {
    return Math.abs(x.getValue()) < TINY ? x.add(x.getValue() < 0 ? -TINY : TINY) : x;
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

  @Override
  public DerivativeStructure meanSeconds() {
    return waitSeconds.add(service.meanSeconds());
  }

  @Override
  public double slower(double seconds) {
    double share = 0;
    for (IdleService.Point point : service.points()) {
      double left = seconds - point.seconds();
      share += point.share() * (left <= 0 ? 1 : waitsLonger(left));
    }
    return share;
  }

  /** A group's wait is spread evenly from the one before to its own end. */
  private double waitsLonger(double seconds) {
    double share = 0;
    double from = 0;
    for (Group group : groups) {
      double to = 2 * group.seconds - from;
      double above = to <= from ? 0 : (to - seconds) / (to - from);
      share += Math.max(0, group.share) * Math.max(0, Math.min(1, above));
      from = Math.max(from, to);
    }
    return share;
  }

  @Override
  public double longestSeconds() {
    double idle = service.points().get(service.points().size() - 1).seconds();
    return 2 * idle + 2 * groups.get(groups.size() - 1).seconds;
  }
}
