package dev.headroom.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What happens on Ctrl-C or SIGTERM while a run is under way: the load ends, the command goes on to
 * write what can be said of what was recorded, and then the process ends as a stopped run.
 */
final class Interruption implements AutoCloseable {

  /** Fitting and writing a report take seconds; a command that hangs is let go. */
  private static final long PATIENCE_SECONDS = 60;

  /** The command has said all it has to say; there is one command in a process. */
  private static final CountDownLatch DONE = new CountDownLatch(1);

  /** A signal reaches all processes of a job within microseconds; Java takes some milliseconds. */
  private static final long MOMENT_NANOS = 300_000_000L;

  private static final Thread NO_HOOK = new Thread(() -> {}, "no hook");

  private final Thread hook = new Thread(this::end, "interruption");

  private volatile Runnable stop = () -> {};
  private volatile boolean happened;

  private Interruption() {}

  /** Watches from now until {@link #close}. */
  static Interruption watch() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** What to do at once when it happens, or now when it has happened already. */
  void onInterruption(Runnable action) {
    stop = action;
    if (happened) {
      action.run();
    }
  }

  private void end() {
    happened = true;
    stop.run();
    try {
      DONE.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // The only way to leave a shutdown with a status of one's own.
    Runtime.getRuntime().halt(ExitCode.RUN_FAILED.status());
  }

  /**
   * Whether it comes within a moment: a terminal sends Ctrl-C to every process of the job, and one
   * that ends by it may be heard of before.
   */
  static boolean comes() {
    long deadline = System.nanoTime() + MOMENT_NANOS;
    while (!underWay()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      LockSupport.parkNanos(MOMENT_NANOS / 10);
    }
    return true;
  }

  /** The platform has no other way to ask. */
  private static boolean underWay() {
    try {
      Runtime.getRuntime().removeShutdownHook(NO_HOOK);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  /** The command is about to exit: nothing is left that an interruption would have to wait for. */
  static void settled() {
    DONE.countDown();
  }

  /** An interruption from now on ends the process at once; one under way waits for its end. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, which the hook sees to.
    }
  }
}
