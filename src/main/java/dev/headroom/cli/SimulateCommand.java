package dev.headroom.cli;

import dev.headroom.fleet.Balancer;
import dev.headroom.fleet.Fleet;
import dev.headroom.fleet.FleetSimulation;
import dev.headroom.fleet.MeasuredFleet;
import dev.headroom.fleet.Simulated;
import dev.headroom.fleet.Trace;
import dev.headroom.fleet.autoscaler.Autoscaler;
import dev.headroom.fleet.autoscaler.Autoscaler.Sampling;
import dev.headroom.fleet.autoscaler.FixedCount;
import dev.headroom.ingest.FleetReader;
import dev.headroom.ingest.HpaReader;
import dev.headroom.ingest.RatesCsv;
import dev.headroom.plan.Objective;
import dev.headroom.plan.PlanReader;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import dev.headroom.store.Documents;
import dev.headroom.store.RunDocuments;
import dev.headroom.store.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Simulates a fleet and an autoscaler under a recorded rate. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Tell what a fleet and an autoscaler would have done under a recorded rate.",
      "",
      "Follows every request through gateway, balancer and instances, and the autoscaler by its",
      "published rules. Drives no load; writes nothing."
    })
final class SimulateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private Output output = new Output();

  @Option(
      names = "--trace",
      required = true,
      paramLabel = "FILE",
      description = "A CSV file with the columns time,rate: seconds, requests a second.")
  private Path trace = Path.of("");

  @Option(
      names = "--fleet",
      required = true,
      paramLabel = "FILE|RUN",
      description = "A fleet, a YAML file; or the folder of a run that has measured one.")
  private Path fleet = Path.of("");

  @Option(
      names = "--autoscaler",
      paramLabel = "FILE",
      description = "A Kubernetes HorizontalPodAutoscaler, YAML; without it the count stays.")
  private Optional<Path> autoscaler = Optional.empty();

  @Option(
      names = "--metric-window",
      converter = DurationConverter.class,
      paramLabel = "TIME",
      description = "Over which the autoscaler's metrics are averaged; 15s if absent.")
  private Duration window = Sampling.METRICS_SERVER.window();

  @Option(
      names = "--metric-lag",
      converter = DurationConverter.class,
      paramLabel = "TIME",
      description = "How old they are when they can be seen; 0s if absent.")
  private Duration lag = Sampling.METRICS_SERVER.lag();

  @Option(
      names = "--objective",
      converter = ObjectiveConverter.class,
      paramLabel = "OBJECTIVE",
      description = "What counts as good service, such as p99<150ms,errors<0.5%%.")
  private Optional<Objective> objective = Optional.empty();

  @Option(
      names = "--price",
      paramLabel = "PRICE",
      description = "Of an hour of one instance, in any currency.")
  private Optional<Double> price = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The seed of arrivals and service times; ${DEFAULT-VALUE} if absent.")
  private long seed = 1;

  @Option(names = "--csv", description = "Print the timeline as CSV and nothing else.")
  private boolean csv;

  /** An hour or two of simulating; more is a slip in the trace. */
  private static final double MOST_REQUESTS = 2e10;

  @Override
  public Integer call() {
    checkOptions();
    Trace traffic = Trace.poisson(RatesCsv.read(trace));
    if (traffic.shape().requests() > MOST_REQUESTS) {
      throw new HeadroomException(
          Kind.BAD_DATA,
          String.format(
              Locale.ROOT,
              "%s holds %.0f requests, more than 20 billion; keep a shorter part of it",
              trace,
              traffic.shape().requests()));
    }
    Fleet instances = fleet();
    Simulated run =
        FleetSimulation.of(traffic).withSeed(seed).run(instances, traffic, autoscaler(instances));
    OptionalDouble hourly = price.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    output.result(
        csv ? SimulatedText.csv(run) : SimulatedText.of(run, objective, hourly),
        Documents.simulation(run, hourly));
    return ExitCode.DONE.status();
  }

  private void checkOptions() {
    if (price.isPresent() && !(price.get() >= 0 && price.get() < Double.POSITIVE_INFINITY)) {
      throw new ParameterException(spec.commandLine(), "a price is not negative");
    }
    if (csv && output.isJson()) {
      throw new ParameterException(spec.commandLine(), "--csv and --json exclude each other");
    }
    if (window.isZero()) {
      throw new ParameterException(
          spec.commandLine(),
          "metrics are averaged over more than no time; give a --metric-window");
    }
  }

  private Fleet fleet() {
    if (!Files.isDirectory(fleet)) {
      return FleetReader.read(fleet);
    }
    RunFolder folder = RunFolder.open(fleet);
    return MeasuredFleet.of(
        PlanReader.read(folder.plan()), new RunDocuments(folder).fit(), Balancer.ROUND_ROBIN);
  }

  private Autoscaler autoscaler(Fleet instances) {
    Duration every = Sampling.METRICS_SERVER.every();
    Sampling sampling = new Sampling(every.compareTo(window) < 0 ? every : window, window, lag);
    return autoscaler.isPresent()
        ? HpaReader.read(autoscaler.get(), sampling)
        : new FixedCount(instances.count());
  }
}
