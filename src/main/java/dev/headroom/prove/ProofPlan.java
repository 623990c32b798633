package dev.headroom.prove;

import dev.headroom.collect.Interval;
import dev.headroom.collect.Recording;
import dev.headroom.load.PhaseKind;
import dev.headroom.load.PhaseRecord;
import dev.headroom.plan.FleetFacts;
import dev.headroom.plan.Load;
import dev.headroom.plan.Load.Limits;
import dev.headroom.plan.Load.Spike;
import dev.headroom.plan.Load.Staircase;
import dev.headroom.plan.Plan;
import dev.headroom.plan.PlanWriter;
import dev.headroom.prove.Proof.Trial;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.TimeText;
import dev.headroom.recommend.Recommendation;
import dev.headroom.recommend.Recommendation.Sizing;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The demanded spike as a plan to run against somebody's own system once the recommended
 * configuration is applied, and what is to come of it. Before the spike come two levels, half of
 * the demanded peak and the whole of it, so that a fleet which isn't up is found out gently.
 *
 * @param plan what to run
 * @param expectations what has to be so before, and what to expect, in full sentences
 */
public record ProofPlan(Plan plan, List<String> expectations) {

  /** Long enough for a percentile of a hundred requests at ten a second. */
  private static final Duration HOLD = Duration.ofSeconds(10);

  private static final Duration SETTLE = Duration.ofSeconds(2);

  /** For what lies between phases, and some drift of the clocks. */
  private static final Duration BETWEEN = Duration.ofMinutes(1);

  /** Above the demanded peak, so that chance at the peak doesn't end the run. */
  private static final double ROOM = 1.2;

  /**
   * What chance leaves of a hundred Poisson arrivals, and of ends that fall into the next second.
   */
  private static final double LEAST_SENT = 0.9;

  public ProofPlan {
    expectations = List.copyOf(expectations);
  }

  /**
   * For a run of this plan.
   *
   * @throws HeadroomException INCONCLUSIVE when the recommendation has no counts to prove, BAD_DATA
   *     when the plan's rates aren't those of requests
   */
  public static ProofPlan of(Plan plan, Recommendation recommendation) {
    Sizing sizing =
        recommendation
            .sizing()
            .orElseThrow(
                () ->
                    new HeadroomException(
                        Kind.INCONCLUSIVE,
                        "there is nothing to prove: " + recommendation.verdict().sentence()));
    if (plan.scenario().simulation().isPresent()) {
      throw new HeadroomException(
          Kind.BAD_DATA,
          "the plan's rates count visitors of its simulation, and the demand counts requests; write"
              + " a plan by hand whose load.spike brings "
              + recommendation.demand().rounded()
              + " of requests");
    }
    Plan proof = proof(plan, recommendation.demand(), sizing.instances().count());
    return new ProofPlan(proof, expectations(proof, sizing));
  }

  private static Plan proof(Plan plan, Rate demand, int count) {
    Load load = plan.load();
    FleetFacts fleet = plan.fleet();
    Spike spike = load.spike().withPeak(demand);
    Staircase steps = new Staircase(demand.times(0.5), demand, 2, HOLD, SETTLE);
    Duration whole =
        load.control().hold().multipliedBy(2).plus(steps.longest()).plus(spike.shape().length());
    return new Plan(
        plan.name() + "-proof",
        plan.target(),
        plan.scenario(),
        new Load(
            load.arrivals(),
            load.seed(),
            load.control(),
            steps,
            spike,
            limits(load.limits(), demand.times(ROOM), whole.plus(BETWEEN))),
        plan.objective(),
        plan.demand(),
        new FleetFacts(count, fleet.bootTime(), fleet.zones(), fleet.reserve()));
  }

  /** Those of the plan, raised where the spike needs it. */
  private static Limits limits(Limits given, Rate rate, Duration length) {
    return new Limits(
        given.maxRate().compareTo(rate) > 0 ? given.maxRate() : rate,
        given.maxDuration().compareTo(length) > 0 ? given.maxDuration() : length,
        given.stopErrors(),
        given.stopAfter());
  }

  private static List<String> expectations(Plan proof, Sizing sizing) {
    int needed = sizing.instances().needed();
    int count = sizing.instances().count();
    int least = Math.max(1, sizing.autoscaler().min());
    String up =
        least >= count
            ? count + " up before it begins."
            : least + " up before it begins, and the autoscaler to add the rest.";
    String fewer =
        needed == 1
            ? "No fewer than 1 instance can be tried."
            : "Run again with " + (needed - 1) + " and no autoscaler: expect it to fail.";
    return List.of(
        "Apply the emitted configuration first; have " + up,
        "Pass: from the beginning of the rise to the end of the fall of the spike to "
            + proof.load().spike().peak().rounded()
            + ", failures of any kind stay within "
            + proof.objective().errors()
            + " and "
            + proof.objective().percentile()
            + " below "
            + TimeText.format(proof.objective().latency())
            + ".",
        "With " + needed + " and no reserve it has to pass too. " + fewer);
  }

  private static void requireSent(List<Interval> peak) {
    double due = peak.stream().mapToDouble(Interval::offered).sum();
    double sent = peak.stream().mapToDouble(Interval::sent).sum();
    if (sent < LEAST_SENT * due) {
      throw new HeadroomException(
          Kind.INCONCLUSIVE,
          String.format(
              Locale.ROOT,
              "only %.0f of the %.0f requests of the spike were sent, so it says nothing of the"
                  + " fleet; run it from a faster machine",
              sent,
              due));
    }
  }

  /** As a file: the plan, with what to expect as comments at its head. */
  public String text() {
    String comments =
        expectations.stream().map(line -> "# " + line + "\n").collect(Collectors.joining());
    return "# Written by Headroom: headroom run THIS_FILE, then headroom prove RUN --seen PROOF_RUN.\n"
        + comments
        + "# Header values that read *** were secrets; write them again as ${VARIABLE}.\n"
        + PlanWriter.write(plan);
  }

  /**
   * What came of its spike.
   *
   * @param ran the plan that was run
   * @throws HeadroomException BAD_DATA when that isn't this spike and objective, or the spike
   *     wasn't driven to its end; INCONCLUSIVE when much of it was never sent
   */
  public Trial judge(Plan ran, Recording recording) {
    if (!ran.load().spike().equals(plan.load().spike())
        || !ran.objective().equals(plan.objective())) {
      throw new HeadroomException(
          Kind.BAD_DATA,
          "that run had another spike or another objective than the proof plan; run"
              + " proof-plan.yaml as it is");
    }
    PhaseRecord phase =
        recording.phases(PhaseKind.SPIKE).stream()
            .filter(PhaseRecord::complete)
            .findFirst()
            .orElseThrow(
                () ->
                    new HeadroomException(
                        Kind.BAD_DATA,
                        "the run has no spike that was driven to its end; run its plan again"));
    List<Interval> peak = SpikeVerdict.during(phase, ran.load().spike(), recording.intervals());
    requireSent(peak);
    return SpikeVerdict.of(phase.name(), ran.fleet().instances(), true, peak, ran.objective());
  }
}
