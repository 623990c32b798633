package dev.headroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.Interval;
import dev.headroom.load.SelfObserver.Holding;
import dev.headroom.load.SelfObserver.Stock;
import dev.headroom.testing.Programs;
import dev.headroom.testing.TcpOrigin;
import dev.headroom.testing.TcpOrigin.Answer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** An injector that really runs short of something, and what it records of that. */
class OwnLimitsForRealTest {

  /** A JVM with Gatling in it takes some 220 for itself, most of them the files of its classes. */
  private static final int FEW_FILES = 1000;

  private static final String FOR_FIVE_SECONDS =
      """
      name: files
      target: {url: "%s"}
      load:
        control: {rate: 10/s, hold: 3s}
        search: {from: 20/s, to: 250/s, steps: 2, hold: 10s, settle: 6s}
        spike: {baseline: 10/s, peak: 20/s, rise: 1s, hold: 1s, fall: 1s, recovery: 1s}
        limits: {maxRate: 250/s, maxDuration: 5m}
      objective: {latency: p99 < 9s}
      """;

  @TempDir Path folder;

  /**
   * Each request takes five seconds and a connection of its own: 20/s take 100 descriptors at a
   * time, 250/s more than there are. The origin would take any of it.
   */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void outOfFilesTheRunSaysThatTheInjectorWasTheLimit() throws Exception {
    TcpOrigin.Script slow =
        request -> {
          TimeUnit.SECONDS.sleep(5);
          return Answer.OK;
        };
    try (TcpOrigin origin = TcpOrigin.start(slow)) {
      Files.writeString(folder.resolve("plan.yaml"), FOR_FIVE_SECONDS.formatted(origin.url()));
      try (CommandProcess command =
          CommandProcess.start(
              List.of("/bin/sh", "-c", "ulimit -n " + FEW_FILES + "; exec \"$@\"", "headroom"),
              folder,
              Map.of(),
              "run",
              "--check=off",
              "plan.yaml")) {
        assertEquals(5, command.exitCode(), command.err());
        assertTrue(command.out().contains("The injector was the limit"), command.out());
        assertTrue(command.out().contains("ulimit -n"), command.out());
      }
    }
    RecordedRun run = RecordedRun.of(CommandProcess.runFolder(folder));
    assertEquals(List.of((long) FEW_FILES), limits(run.seconds(), Holding::files));
  }

  /**
   * In a network of its own with 60 ephemeral ports; closed connections hold theirs for a second at
   * least. 10/s are at ease, 200/s are not.
   */
  @Test
  void outOfPortsTheSecondsAreMarked() throws Exception {
    Path nginx = nginxConfiguration();
    List<String> through =
        List.of(
            Programs.require("unshare").toString(),
            "-rn",
            "/bin/sh",
            "-c",
            "ip link set lo up && echo 61000 61059 > /proc/sys/net/ipv4/ip_local_port_range && "
                + Programs.require("nginx")
                + " -c "
                + nginx
                + " && exec \"$@\"",
            "headroom");
    Assumptions.assumeTrue(
        new ProcessBuilder("unshare", "-rn", "true").start().waitFor() == 0,
        "no network of its own is allowed here");
    try (RecordedInjector injector =
        RecordedInjector.start(folder, through, URI.create("http://127.0.0.1:8099"))) {
      injector.level(10, 3);
      injector.level(200, 4);
      List<Interval> seconds = injector.finish().seconds();
      assertTrue(of(seconds, "level-10").stream().allMatch(s -> s.health().portless() == 0));
      assertTrue(of(seconds, "level-200").stream().anyMatch(s -> s.health().portless() > 0));
      assertEquals(List.of(60L), limits(seconds, Holding::ports));
    } finally {
      Path pid = folder.resolve("pid");
      if (Files.exists(pid)) {
        CommandProcess.signal("TERM", Long.parseLong(Files.readString(pid).strip()));
      }
    }
  }

  private Path nginxConfiguration() throws Exception {
    return Files.writeString(
        folder.resolve("nginx.conf"),
        """
        user root;
        pid %1$s/pid;
        error_log %1$s/error.log;
        events {}
        http {
          access_log off;
          client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi; uwsgi_temp_path %1$s/uwsgi; scgi_temp_path %1$s/scgi;
          server { listen 127.0.0.1:8099; return 200; }
        }
        """
            .formatted(folder));
  }

  /** The JVM's own log is the truth: collections that are asked for from outside, one by one. */
  @Test
  void thePausesOfItsGarbageCollectorAreThoseOfTheVirtualMachinesLog() throws Exception {
    Path log = folder.resolve("gc.log");
    try (TcpOrigin origin = TcpOrigin.answering(Answer.OK);
        RecordedInjector injector =
            RecordedInjector.start(
                folder,
                List.of(),
                origin.url(),
                "-XX:+UseSerialGC",
                "-Xmn200m",
                "-Xlog:gc:file=" + log)) {
      injector.collectGarbage();
      injector.level(20, 3, begun -> injector.collectGarbage());
      injector.level(20, 2);
      List<Interval> seconds = injector.finish().seconds();
      List<Double> pauses =
          Pattern.compile("Pause Full \\(Diagnostic Command\\).* ([0-9.]+)ms")
              .matcher(Files.readString(log))
              .results()
              .map(MatchResult::group)
              .map(line -> Double.valueOf(line.replaceAll(".* ([0-9.]+)ms", "$1")))
              .toList();
      assertFalse(pauses.isEmpty());
      double recorded = seconds.stream().mapToDouble(s -> s.health().pausedMillis()).sum();
      double logged = pauses.stream().mapToDouble(p -> p).sum();
      // Told in whole milliseconds, without what the log counts before and after the collection.
      assertEquals(logged, recorded, 2.0 * pauses.size() + 0.1 * logged);
    }
  }

  /**
   * Stopped for 30 of its requests, evenly paced at 20/s, the injector sends the first of them 1.5
   * s late, less one pace.
   */
  @Test
  void whatItSendsLateAfterItWasStoppedShowsInItsLagAndItsTimers() throws Exception {
    try (TcpOrigin origin = TcpOrigin.answering(Answer.OK);
        RecordedInjector injector = RecordedInjector.start(folder, List.of(), origin.url())) {
      injector.level(20, 2);
      long[] stopped = new long[2];
      injector.level(
          20,
          6,
          begun -> {
            CommandProcess.await(() -> origin.received().size() > 50, "a second of load");
            injector.signal("STOP");
            stopped[0] = System.nanoTime();
            long end = stopped[0] + TimeUnit.MILLISECONDS.toNanos(1500);
            CommandProcess.await(() -> System.nanoTime() >= end, "the end of the stop");
            stopped[1] = System.nanoTime();
            injector.signal("CONT");
          });
      List<Interval> seconds = injector.finish().seconds();
      long micros = (stopped[1] - stopped[0]) / 1000;
      long lag = seconds.stream().mapToLong(s -> s.lag().maxMicros()).max().orElseThrow();
      long timers =
          seconds.stream().mapToLong(s -> s.health().timers().maxMicros()).max().orElseThrow();
      assertTrue(lag >= micros - 50_000, "lag " + lag + " of " + micros);
      assertTrue(timers >= micros - 20_000, "timers " + timers + " of " + micros);
      assertTrue(
          seconds.stream().allMatch(s -> s.latency().max().compareTo(s.service().max()) >= 0),
          "latency counts from the time a request was due");
      long service = seconds.stream().mapToLong(s -> s.service().max().toMillis()).max().orElse(0);
      assertTrue(service * 1000 < lag, "sent late, but served at once: " + service + " ms");
    }
  }

  private static List<Long> limits(
      List<Interval> seconds, Function<Holding, Optional<Stock>> which) {
    return seconds.stream()
        .flatMap(s -> which.apply(s.health().holding()).stream())
        .map(Stock::limit)
        .distinct()
        .toList();
  }

  private static List<Interval> of(List<Interval> seconds, String phase) {
    return seconds.stream().filter(s -> s.phase().equals(phase)).toList();
  }
}
