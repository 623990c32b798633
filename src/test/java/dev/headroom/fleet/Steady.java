package dev.headroom.fleet;

import dev.headroom.fleet.Simulated.Counts;
import dev.headroom.quantity.Estimate;
import dev.headroom.quantity.Rate;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * One instance at a constant rate for a long time, cut into stretches far longer than the queue
 * remembers, of which the first is left out.
 *
 * <p>An interval is Student's, of the stretches as independent values.
 */
record Steady(Simulated run) {

  private static final int STRETCHES = 31;

  static Steady of(Instance instance, double rate, double stretchSeconds, long seed) {
    Duration stretch = Duration.ofNanos(Math.round(stretchSeconds * 1e9));
    Trace trace = Trace.constant(new Rate(rate), stretch.multipliedBy(STRETCHES));
    FleetSimulation simulation = FleetSimulation.of(trace).withSeed(seed).withSpan(stretch);
    return new Steady(simulation.run(Fleet.of(instance, Balancer.RANDOM, 1), trace));
  }

  Estimate mean(ToDoubleFunction<Counts> value) {
    SummaryStatistics values = new SummaryStatistics();
    run.spans().stream()
        .skip(1)
        .mapToDouble(s -> value.applyAsDouble(s.requests()))
        .forEach(values::addValue);
    double t = new TDistribution((double) (values.getN() - 1)).inverseCumulativeProbability(0.975);
    double half = t * values.getStandardDeviation() / Math.sqrt((double) values.getN());
    return new Estimate(values.getMean(), values.getMean() - half, values.getMean() + half, 0.95);
  }

  double requestsPerSecond() {
    return run.spans().stream().skip(1).mapToLong(s -> s.requests().all()).sum()
        / run.spans().stream().skip(1).mapToDouble(s -> s.length().toNanos() / 1e9).sum();
  }
}
