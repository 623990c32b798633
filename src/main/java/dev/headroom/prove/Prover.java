package dev.headroom.prove;

import dev.headroom.collect.Interval;
import dev.headroom.collect.LatencyHistogram;
import dev.headroom.lab.Lab;
import dev.headroom.load.PhaseRecord;
import dev.headroom.plan.Load;
import dev.headroom.plan.Objective;
import dev.headroom.plan.Plan;
import dev.headroom.prove.Proof.Trial;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.Ratio;
import dev.headroom.recommend.Recommendation;
import dev.headroom.recommend.Recommendation.Instances;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Runs a recommendation for real in the lab: the demanded spike against the needed instances,
 * against one fewer, and against the full count while it loses its reserve.
 *
 * <p>A trial is judged from the beginning of the rise to the end of the fall, so that the quiet
 * seconds around the spike dilute nothing. It holds when the objective's percentile of latency is
 * met, and when neither gateway errors nor failures of any kind exceed the error budget.
 */
public final class Prover {

  /** A lab that was told to kill at the peak has long done so when the spike is over. */
  private static final long KILL_SECONDS = 2;

  private final Lab lab;
  private final Spikes spikes;
  private final Consumer<String> progress;

  /**
   * @param progress gets a line for people before each trial
   */
  public Prover(Lab lab, Spikes spikes, Consumer<String> progress) {
    this.lab = lab;
    this.spikes = spikes;
    this.progress = progress;
  }

  /**
   * Runs the trials.
   *
   * @throws HeadroomException INCONCLUSIVE when the recommendation has no counts to prove,
   *     RUN_FAILED when a trial can't be carried out
   */
  public Proof prove(Plan plan, Recommendation recommendation) {
    Instances instances =
        recommendation
            .sizing()
            .map(Recommendation.Sizing::instances)
            .orElseThrow(
                () ->
                    new HeadroomException(
                        HeadroomException.Kind.INCONCLUSIVE,
                        "there is nothing to prove: " + recommendation.verdict().sentence()));
    Load.Spike spike = plan.load().spike().withPeak(recommendation.demand());
    Objective objective = plan.objective();
    Trial atNeeded = trial("proof-needed", spike, objective, instances.needed(), 0, true);
    Optional<Trial> atOneFewer =
        instances.needed() == 1
            ? Optional.empty()
            : Optional.of(
                trial("proof-one-fewer", spike, objective, instances.needed() - 1, 0, false));
    Optional<Trial> losingReserve =
        instances.reserve() == 0
            ? Optional.empty()
            : Optional.of(
                trial(
                    "proof-losing-reserve",
                    spike,
                    objective,
                    instances.count(),
                    instances.reserve(),
                    true));
    return new Proof(Optional.of(atNeeded), atOneFewer, losingReserve);
  }

  private Trial trial(
      String phase, Load.Spike spike, Objective objective, int instances, int lost, boolean holds) {
    progress.accept(announcement(spike, instances, lost));
    lab.resize(instances);
    Timer timer = new Timer("proof", true);
    CompletableFuture<Void> killed = new CompletableFuture<>();
    try {
      PhaseRecord record =
          spikes.drive(phase, spike, started -> killAtPeak(timer, started, spike, lost, killed));
      requireComplete(record);
      requireKilled(record, lost, killed);
      return judged(record, spike, objective, instances, holds);
    } finally {
      timer.cancel();
    }
  }

  private static String announcement(Load.Spike spike, int instances, int lost) {
    String fleet = instances == 1 ? "1 instance" : instances + " instances";
    String loss = lost == 0 ? "" : ", " + lost + " killed at the peak";
    return "proof: spike to " + spike.peak().rounded() + " against " + fleet + loss;
  }

  private void killAtPeak(
      Timer timer,
      PhaseRecord started,
      Load.Spike spike,
      int lost,
      CompletableFuture<Void> killed) {
    if (lost == 0) {
      return;
    }
    long atMillis = started.startSecond() * 1000 + spike.untilMiddle().toMillis();
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            try {
              lab.kill(lost);
              killed.complete(null);
            } catch (RuntimeException e) { // told by requireKilled, whatever it was
              killed.completeExceptionally(e);
            }
          }
        },
        Math.max(0, atMillis - System.currentTimeMillis()));
  }

  private static void requireComplete(PhaseRecord record) {
    if (!record.complete()) {
      throw new HeadroomException(
          HeadroomException.Kind.RUN_FAILED,
          "the proof was stopped during " + record.name() + "; run 'headroom prove' to repeat it");
    }
  }

  /** A trial whose reserve was never lost must not pass for one that rode out the loss. */
  private static void requireKilled(PhaseRecord record, int lost, CompletableFuture<Void> killed) {
    if (lost == 0) {
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

  private Trial judged(
      PhaseRecord record, Load.Spike spike, Objective objective, int instances, boolean expected) {
    List<Interval> peak = during(record, spike);
    long requests = peak.stream().mapToLong(Interval::completed).sum();
    Ratio gatewayErrors = share(peak.stream().mapToLong(Interval::gatewayErrors).sum(), requests);
    Ratio failed = share(peak.stream().mapToLong(Interval::failed).sum(), requests);
    Duration latency =
        LatencyHistogram.sum(peak.stream().map(Interval::latency).toList())
            .at(objective.percentile());
    boolean holds =
        requests > 0
            && failed.compareTo(objective.errors()) <= 0
            && latency.compareTo(objective.latency()) < 0;
    return new Trial(
        record.name(),
        instances,
        expected,
        holds,
        requests,
        gatewayErrors,
        objective.percentile(),
        latency);
  }

  private static Ratio share(long part, long whole) {
    return Ratio.of(part, whole);
  }

  private List<Interval> during(PhaseRecord record, Load.Spike spike) {
    long from = record.startSecond() + spike.untilRise().toSeconds();
    long to = record.startSecond() + spike.untilFallen().toSeconds();
    return spikes.recorded(record).stream()
        .filter(second -> second.epochSecond() >= from && second.epochSecond() <= to)
        .toList();
  }
}
