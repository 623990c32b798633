package dev.headroom.prove;

import dev.headroom.lab.Lab;
import dev.headroom.load.PhaseRecord;
import dev.headroom.plan.Load;
import dev.headroom.quantity.HeadroomException;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Kills some of the lab's instances in the middle of a spike's peak, and tells whether it did. */
final class ReserveLoss implements AutoCloseable {

  /** A lab that was told to kill at the peak has long done so when the spike is over. */
  private static final long KILL_SECONDS = 2;

  private final Lab lab;
  private final int instances;
  private final Timer timer = new Timer("proof", true);
  private final CompletableFuture<@Nullable Void> killed = new CompletableFuture<>();

  /**
   * @param instances how many are to be lost, 0 for none
   */
  ReserveLoss(Lab lab, int instances) {
    this.lab = lab;
    this.instances = instances;
  }

  /** To be called as the phase of the spike begins. */
  void schedule(PhaseRecord started, Load.Spike spike) {
    if (instances == 0) {
      return;
    }
    long atMillis = started.startSecond() * 1000 + spike.untilMiddle().toMillis();
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            kill();
          }
        },
        Math.max(0, atMillis - System.currentTimeMillis()));
  }

  private void kill() {
    try {
      lab.kill(instances);
      killed.complete(null);
    } catch (RuntimeException e) { // told by require, whatever it was
      killed.completeExceptionally(e);
    }
  }

  /**
   * Passes when it has happened: a trial whose reserve was never lost must not pass for one that
   * rode out the loss.
   *
   * @param record the phase, which is over
   * @throws HeadroomException RUN_FAILED with the reason when it has not
   */
  void require(PhaseRecord record) {
    if (instances == 0) {
      return;
    }
    try {
      killed.get(KILL_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw notKilled(record, "the spike was over before", e);
    } catch (ExecutionException e) {
      throw notKilled(record, String.valueOf(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notKilled(record, "the wait for it was interrupted", e);
    }
  }

  private static HeadroomException notKilled(PhaseRecord record, String why, Exception cause) {
    return new HeadroomException(
        HeadroomException.Kind.RUN_FAILED,
        "the reserve could not be killed during "
            + record.name()
            + ": "
            + why
            + "; run 'headroom prove' to repeat it",
        cause);
  }

  /** What has not happened yet won't. */
  @Override
  public void close() {
    timer.cancel();
  }
}
