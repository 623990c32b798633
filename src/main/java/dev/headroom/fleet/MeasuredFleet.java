package dev.headroom.fleet;

import dev.headroom.fit.Fit;
import dev.headroom.fit.Queue;
import dev.headroom.plan.FleetFacts;
import dev.headroom.plan.Plan;
import dev.headroom.quantity.Estimate;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The fleet that a run has measured.
 *
 * <p>With C what one instance completes, S c its workers and v the variability that the fit found,
 * an instance has {@code c = ⌈S C⌋} workers, a mean service time of {@code c / C}, which keeps C
 * exactly, and service of squared variation {@code 2v − 1}, since arrivals were independent: near 0
 * constant, near 1 exponential, between them Erlang, above log-normal.
 */
public final class MeasuredFleet {

  /** Below it a time is as good as constant: an Erlang time of 20 stages. */
  private static final double CONSTANT_BELOW = 0.05;

  /** Within a tenth of 1 the memoryless law is nearest of all that are whole stages. */
  private static final double MEMORYLESS = 0.1;

  private MeasuredFleet() {}

  /**
   * The fleet that was up while it was measured, with what the plan says of visitors and boots.
   *
   * @throws HeadroomException INCONCLUSIVE where the fit doesn't say what an instance is
   */
  public static Fleet of(Plan plan, Fit fit, Balancer balancer) {
    return find(plan, fit, balancer)
        .orElseThrow(
            () ->
                new HeadroomException(
                    Kind.INCONCLUSIVE,
                    "the fit doesn't tell what one instance is ("
                        + (fit.warnings().isEmpty() ? "no queue was fitted" : fit.warnings().get(0))
                        + "); describe the fleet in a YAML file instead"));
  }

  /** The same, where the fit says what an instance is. */
  public static Optional<Fleet> find(Plan plan, Fit fit, Balancer balancer) {
    if (!fit.conclusive() || fit.queue().isEmpty() || fit.saturation().rate().value() <= 0) {
      return Optional.empty();
    }
    FleetFacts facts = plan.fleet();
    return Optional.of(
        new Fleet(
            instance(fit.saturation().rate(), fit.queue().get(), facts.instances()),
            balancer,
            facts.instances(),
            facts.bootTime(),
            Optional.empty(),
            Optional.of(plan.scenario().timeout()),
            plan.scenario().retries(),
            Fleet.ALL));
  }

  private static Instance instance(Estimate capacity, Queue queue, int instances) {
    double each = capacity.value() / instances;
    int workers = (int) Math.max(1, Math.rint(queue.workers().value() / instances));
    Duration mean = Duration.ofNanos(Math.max(1, Math.round(workers / each * 1e9)));
    OptionalInt room =
        queue.room().filter(k -> !k.isBound()).isPresent()
            ? OptionalInt.of(
                Math.max(workers, (int) Math.rint(queue.room().get().value() / instances)))
            : OptionalInt.empty();
    return new Instance(workers, service(mean, 2 * queue.variability().value() - 1), room);
  }

  private static ServiceTime service(Duration mean, double squaredVariation) {
    if (!(squaredVariation > CONSTANT_BELOW)) {
      return new ServiceTime.Constant(mean);
    }
    if (Math.abs(squaredVariation - 1) <= MEMORYLESS) {
      return new ServiceTime.Exponential(mean);
    }
    return squaredVariation < 1
        ? new ServiceTime.Erlang((int) Math.rint(1 / squaredVariation), mean)
        : new ServiceTime.Lognormal(mean, Math.min(10, Math.sqrt(squaredVariation)));
  }
}
