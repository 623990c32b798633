package dev.headroom.load.internal;

import io.gatling.app.RunResult;
import io.gatling.app.RunResultProcessor;
import io.gatling.app.Runner;
import io.gatling.commons.util.DefaultClock;
import io.gatling.core.actor.ActorSystem;
import io.gatling.core.cli.GatlingArgs;
import io.gatling.core.config.GatlingConfiguration;
import io.gatling.core.scenario.SimulationParams;
import io.gatling.core.stats.StatsEngine;
import io.gatling.core.stats.writer.RunMessage;
import io.gatling.netty.util.Transports;
import io.netty.channel.EventLoopGroup;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import scala.Option;
import scala.Some;

/**
 * One run of Gatling in this process, observed.
 *
 * <p>Gatling has no public entry point that returns and can be observed; this does what {@code
 * io.gatling.app.Gatling} of version 3.16.0 does, with the statistics wrapped and without the
 * version look-up. The version is pinned in {@code pom.xml}.
 */
final class GatlingRun {

  /** Connections still open are not waited for longer than this. */
  private static final long SHUTDOWN_SECONDS = 2;

  private final GatlingConfiguration configuration;
  private final GatlingArgs arguments;
  private final RequestTimes times;
  private final Consumer<EventLoopGroup> watch;

  /**
   * @param watch is told of the event loops that carry its requests, before it starts
   */
  GatlingRun(
      String simulationClass, Path results, RequestTimes times, Consumer<EventLoopGroup> watch) {
    this.configuration = GatlingConfiguration.load();
    this.arguments =
        new GatlingArgs(
            Some.apply(simulationClass),
            Option.empty(),
            false,
            Option.empty(),
            Some.apply(results),
            Option.empty(),
            Option.empty());
    this.times = times;
    this.watch = watch;
  }

  /** Runs the simulation to its end. */
  RunResult run() {
    ActorSystem actors = new ActorSystem();
    EventLoopGroup eventLoops =
        Transports.newEventLoopGroup(
            configuration.netty().useNativeTransport(),
            configuration.netty().useIoUring(),
            0,
            "gatling");
    watch.accept(eventLoops);
    try {
      return new ObservedRunner(actors, eventLoops).run();
    } finally {
      actors.close();
      eventLoops.shutdownGracefully(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }
  }

  /** Writes Gatling's own HTML report of a run into its folder, if it made any request. */
  void report(RunResult result) {
    try {
      new RunResultProcessor(arguments, configuration).processRunResult(result);
    } catch (UnsupportedOperationException e) { // how Gatling says that there was no request
      return;
    }
  }

  private final class ObservedRunner extends Runner {

    ObservedRunner(ActorSystem actors, EventLoopGroup eventLoops) {
      super(actors, eventLoops, new DefaultClock(), arguments, configuration);
    }

    @Override
    public StatsEngine newStatsEngine(SimulationParams simulation, RunMessage run) {
      return ObservedStats.of(super.newStatsEngine(simulation, run), times);
    }

    /** Would ask an outside site for the latest version. */
    @Override
    public void displayVersionWarning() {}
  }
}
