package dev.headroom.prove;

import dev.headroom.lab.Lab;
import dev.headroom.load.PhaseRecord;
import dev.headroom.plan.Load;
import dev.headroom.plan.Objective;
import dev.headroom.plan.Plan;
import dev.headroom.prove.Proof.Trial;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.recommend.Recommendation;
import dev.headroom.recommend.Recommendation.Instances;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs a recommendation for real in the lab: the demanded spike against the needed instances,
 * against one fewer, and against the full count while it loses its reserve.
 */
public final class Prover {

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
    int needed = instances.needed();
    Trial atNeeded = trial(new Part("proof-needed", needed, 0, true), spike, objective);
    Optional<Trial> atOneFewer =
        needed == 1
            ? Optional.empty()
            : Optional.of(
                trial(new Part("proof-one-fewer", needed - 1, 0, false), spike, objective));
    Optional<Trial> losingReserve =
        instances.reserve() == 0
            ? Optional.empty()
            : Optional.of(
                trial(
                    new Part("proof-losing-reserve", instances.count(), instances.reserve(), true),
                    spike,
                    objective));
    return new Proof(Optional.of(atNeeded), atOneFewer, losingReserve);
  }

  /**
   * What a trial is to be.
   *
   * @param phase name of its phase
   * @param instances how many there are at its beginning
   * @param lost how many of them are killed at the peak
   * @param expectedToHold what the recommendation foretells
   */
  private record Part(String phase, int instances, int lost, boolean expectedToHold) {}

  private Trial trial(Part part, Load.Spike spike, Objective objective) {
    progress.accept(announcement(part, spike));
    lab.resize(part.instances());
    try (ReserveLoss loss = new ReserveLoss(lab, part.lost())) {
      PhaseRecord record =
          spikes.drive(part.phase(), spike, started -> loss.schedule(started, spike));
      requireComplete(record);
      loss.require(record);
      return SpikeVerdict.of(
          part.phase(),
          part.instances(),
          part.expectedToHold(),
          SpikeVerdict.during(record, spike, spikes.recorded(record)),
          objective);
    }
  }

  private static String announcement(Part part, Load.Spike spike) {
    String fleet = part.instances() == 1 ? "1 instance" : part.instances() + " instances";
    String loss = part.lost() == 0 ? "" : ", " + part.lost() + " killed at the peak";
    return "proof: spike to " + spike.peak().rounded() + " against " + fleet + loss;
  }

  private static void requireComplete(PhaseRecord record) {
    if (!record.complete()) {
      throw new HeadroomException(
          HeadroomException.Kind.RUN_FAILED,
          "the proof was stopped during " + record.name() + "; run 'headroom prove' to repeat it");
    }
  }
}
