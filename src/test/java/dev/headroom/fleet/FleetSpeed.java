package dev.headroom.fleet;

import dev.headroom.quantity.Rate;
import dev.headroom.quantity.TimeText;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * How many requests a second the simulator follows, as {@code docs/benchmarks.md} tells it.
 *
 * <p>Arguments: requests, instances, workers, balancer. Each instance is offered 80 % of what it
 * completes; the first of five runs warms the machine up and isn't printed.
 */
final class FleetSpeed {

  private static final int RUNS = 5;

  private FleetSpeed() {}

  public static void main(String[] arguments) {
    double requests = Double.parseDouble(arguments[0]);
    int instances = Integer.parseInt(arguments[1]);
    int workers = Integer.parseInt(arguments[2]);
    Balancer balancer = Balancer.find(arguments[3]).orElseThrow();
    Instance instance =
        new Instance(workers, ServiceTime.parse("exponential 40ms"), OptionalInt.of(10 * workers));
    Fleet fleet = Fleet.of(instance, balancer, instances);
    Rate rate = fleet.capacity().times(0.8);
    Trace trace =
        Trace.constant(rate, Duration.ofMillis(Math.round(requests / rate.perSecond() * 1000)));
    for (int run = 0; run < RUNS; run++) {
      long begin = System.nanoTime();
      Simulated simulated = FleetSimulation.of(trace).withSeed(run).run(fleet, trace);
      double seconds = (System.nanoTime() - begin) / 1e9;
      if (run > 0) {
        System.out.printf(
            Locale.ROOT,
            "%.2f million requests a second, %s simulated, heap in use %d MiB%n",
            simulated.requests().all() / seconds / 1e6,
            TimeText.format(trace.shape().length()),
            (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
      }
    }
  }
}
