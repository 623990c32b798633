package dev.headroom.cli;

import dev.headroom.ingest.LogFollower;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import dev.headroom.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Copies what a gateway logs during a run into the run's folder. */
final class GatewayTails {

  /** Soon enough for the last lines of a run, which is analysed a second after its load. */
  private static final long EVERY_MILLIS = 250;

  private final List<LogFollower> followers = new ArrayList<>();
  private final Talk talk;
  private final Thread thread = new Thread(this::follow, "gateway-logs");
  private volatile boolean ended;

  private GatewayTails(Talk talk) {
    this.talk = talk;
  }

  /**
   * Follows each log from its end while work is done.
   *
   * @throws HeadroomException RUN_FAILED when one can't be read, or the folder not be written
   */
  static <T> T during(List<Path> logs, RunFolder folder, Talk talk, Supplier<T> work) {
    if (logs.isEmpty()) {
      return work.get();
    }
    GatewayTails tails = new GatewayTails(talk);
    try {
      tails.begin(logs, folder.gateway());
      return work.get();
    } finally {
      tails.end();
    }
  }

  private void begin(List<Path> logs, Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new HeadroomException(
          Kind.RUN_FAILED, "cannot make " + folder + " (" + e + "); check free space", e);
    }
    for (Path log : logs) {
      Path copy = folder.resolve("followed-" + (followers.size() + 1) + ".log");
      followers.add(LogFollower.begin(log, copy));
    }
    thread.setDaemon(true);
    thread.start();
  }

  /** The load goes on where a log can't be followed any more: it says less of causes then. */
  private void follow() {
    try {
      while (!ended) {
        followers.forEach(LogFollower::poll);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(EVERY_MILLIS));
      }
      followers.forEach(LogFollower::poll);
    } catch (HeadroomException e) {
      talk.say("warning: " + e.getMessage());
    } finally {
      followers.forEach(this::close);
    }
  }

  private void close(LogFollower follower) {
    try {
      follower.close();
    } catch (HeadroomException e) {
      talk.say("warning: " + e.getMessage());
    }
  }

  private void end() {
    ended = true;
    LockSupport.unpark(thread);
    try {
      thread.join(TimeUnit.SECONDS.toMillis(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
