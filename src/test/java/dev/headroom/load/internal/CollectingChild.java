package dev.headroom.load.internal;

import com.sun.management.OperatingSystemMXBean;
import dev.headroom.collect.Collector;
import dev.headroom.collect.RecordingFiles;
import dev.headroom.load.Phase;
import dev.headroom.load.PhaseKind;
import dev.headroom.plan.HeaderValues;
import dev.headroom.plan.LoadShape;
import dev.headroom.plan.Plan;
import dev.headroom.plan.PlanReader;
import dev.headroom.quantity.Rate;
import io.gatling.app.Runner;
import io.gatling.commons.util.DefaultClock;
import io.gatling.core.actor.ActorSystem;
import io.gatling.core.cli.GatlingArgs;
import io.gatling.core.config.GatlingConfiguration;
import io.gatling.netty.util.Transports;
import io.netty.channel.EventLoopGroup;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import scala.Option;
import scala.Some;

/**
 * One run of {@link CollectingCost}: Gatling at its ceiling, with or without what Headroom adds.
 *
 * <p>Arguments: {@code collected} or {@code bare}, a folder, seconds to warm up, seconds to
 * measure. Prints {@code begin} and {@code end}, each with the processor time used so far in
 * nanoseconds.
 */
final class CollectingChild {

  /** Enough to keep two event loops and a gateway busy, few enough for short queues. */
  static final int VISITORS = 32;

  private CollectingChild() {}

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[1]);
    Thread load =
        new Thread(() -> run(arguments[0].equals("collected"), folder), "load of the benchmark");
    load.setDaemon(true);
    load.start();
    pass(Integer.parseInt(arguments[2]));
    tell("begin");
    pass(Integer.parseInt(arguments[3]));
    tell("end");
    Runtime.getRuntime().halt(0);
  }

  private static void run(boolean collected, Path folder) {
    if (collected) {
      collected(folder);
    } else {
      bare(folder);
    }
  }

  private static void collected(Path folder) {
    Plan plan =
        PlanReader.parse(
            "target: {url: \""
                + System.getProperty("url")
                + "\"}\nscenario: {simulation: "
                + CollectedLoop.class.getName()
                + ", connections: shared}\n",
            "plan");
    RecordingFiles files =
        RecordingFiles.create(folder.resolve("intervals.csv"), folder.resolve("latency.hlog"));
    Collector collector = new Collector(files, () -> Double.NaN);
    LoadSession session =
        new LoadSession(
            plan, new HeaderValues(name -> null), folder, collector, collector::inFlight);
    session.begin();
    Thread clock = new Thread(() -> session.keepTime(() -> true), "clock");
    clock.setDaemon(true);
    clock.start();
    LoadShape visitors = LoadShape.constant(new Rate(VISITORS), Duration.ofSeconds(1));
    session.run(new Phase("loop", PhaseKind.STEP, visitors, Duration.ZERO), 1, second -> {});
  }

  private static void bare(Path folder) {
    GatlingConfiguration configuration = GatlingConfiguration.load();
    GatlingArgs arguments =
        new GatlingArgs(
            Some.apply(BareLoop.class.getName()),
            Option.empty(),
            false,
            Option.empty(),
            Some.apply(folder),
            Option.empty(),
            Option.empty());
    EventLoopGroup eventLoops =
        Transports.newEventLoopGroup(
            configuration.netty().useNativeTransport(),
            configuration.netty().useIoUring(),
            0,
            "gatling");
    new Runner(new ActorSystem(), eventLoops, new DefaultClock(), arguments, configuration) {
      @Override
      public void displayVersionWarning() {}
    }.run();
  }

  private static void pass(int seconds) {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static void tell(String what) {
    long cpu =
        ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    System.out.println(String.join(" ", List.of(what, Long.toString(cpu))));
  }
}
