package dev.headroom.prove;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.Interval;
import dev.headroom.lab.Fault;
import dev.headroom.lab.Lab;
import dev.headroom.lab.OriginCounts;
import dev.headroom.lab.OriginSpec;
import dev.headroom.lab.ServiceLaw;
import dev.headroom.load.PhaseKind;
import dev.headroom.load.PhaseRecord;
import dev.headroom.plan.Load;
import dev.headroom.plan.Plan;
import dev.headroom.plan.PlanReader;
import dev.headroom.quantity.Estimate;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.Ratio;
import dev.headroom.recommend.Recommendation;
import dev.headroom.recommend.Recommendation.Autoscaler;
import dev.headroom.recommend.Recommendation.Instances;
import dev.headroom.recommend.Recommendation.PerInstance;
import dev.headroom.recommend.Recommendation.Sizing;
import dev.headroom.recommend.Verdict;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The logic of a proof, against a lab and spikes that only pretend. */
class ProverTest {

  /** Spike from second 2 (after 2 s of baseline) to second 5: rise, hold and fall of 1 s each. */
  private static final Plan PLAN =
      PlanReader.parse(
          """
          target: {url: "http://127.0.0.1:1"}
          load:
            control: {hold: 1s}
            search: {steps: 2, hold: 1s}
            spike: {baseline: 20/s, peak: 100/s, rise: 1s, hold: 1s, fall: 1s, recovery: 2s}
          objective: {latency: p90 < 300ms, errors: 1%}
          """,
          "plan");

  private final List<String> asked = new ArrayList<>();
  private final CompletableFuture<@Nullable Void> killed = new CompletableFuture<>();
  private final Spiked spikes = new Spiked();
  private final Prover prover = new Prover(new PretendedLab(), spikes, line -> {});
  private boolean unkillable;
  private long killedAtMillis;

  private static Recommendation recommend(int needed, int reserve) {
    Sizing sizing =
        new Sizing(
            new Instances(needed, reserve),
            new PerInstance(new Estimate(90, 80, 100, 0.95), 80),
            new Ratio(0.7),
            new Ratio(0.2),
            new Autoscaler(1, 9, "m", 70, 100, Duration.ofSeconds(15), Duration.ofSeconds(300)));
    return new Recommendation(
        new Rate(250), Optional.of(sizing), new Verdict.Feasible("it does"), List.of());
  }

  private final class PretendedLab implements Lab {

    @Override
    public URI url() {
      return URI.create("http://127.0.0.1:1");
    }

    @Override
    public String gateway() {
      return "none";
    }

    @Override
    public List<URI> origins() {
      return List.of();
    }

    @Override
    public OriginSpec origin() {
      return OriginSpec.of(1, ServiceLaw.parse("constant 10ms"), 1);
    }

    @Override
    public OriginCounts counts() {
      return OriginCounts.NONE;
    }

    @Override
    public void resize(int instances) {
      asked.add("resize " + instances);
    }

    @Override
    public void kill(int howMany) {
      killedAtMillis = System.currentTimeMillis();
      asked.add("kill " + howMany);
      killed.complete(null);
      if (unkillable) {
        throw new HeadroomException(HeadroomException.Kind.RUN_FAILED, "the lab is gone");
      }
    }

    @Override
    public void inject(Fault fault, Ratio share) {
      throw new UnsupportedOperationException("a proof injects nothing");
    }

    @Override
    public long spoilt() {
      return 0;
    }

    @Override
    public void onLoss(Consumer<String> lost) {}

    @Override
    public void close() {}
  }

  /** Tells of each spike what {@code seconds} holds, by default 100 good answers a second. */
  private final class Spiked implements Spikes {

    private final List<Load.Spike> driven = new ArrayList<>();
    private boolean complete = true;
    private boolean waitForKill;
    private long startSecond = 1000;
    private Interval[] seconds = new Interval[0];

    @Override
    public PhaseRecord drive(String phase, Load.Spike spike, Consumer<PhaseRecord> started) {
      asked.add(phase);
      driven.add(spike);
      PhaseRecord record =
          new PhaseRecord(
              phase,
              PhaseKind.PROOF,
              spike.shape(),
              startSecond,
              startSecond,
              startSecond + spike.shape().length().toSeconds(),
              complete);
      started.accept(record);
      if (waitForKill && phase.equals("proof-losing-reserve")) {
        killed.orTimeout(20, TimeUnit.SECONDS).join();
      }
      return record;
    }

    @Override
    public List<Interval> recorded(PhaseRecord phase) {
      return seconds.length > 0
          ? Arrays.asList(seconds)
          : List.of(SpikeVerdictTest.second(phase.startSecond() + 3, 100, 0, 100));
    }
  }

  private Proof.Trial needed() {
    return prover.prove(PLAN, recommend(1, 0)).atNeeded().orElseThrow();
  }

  @Test
  void needingOneInstanceWithoutReserveThereIsOneTrial() {
    Proof proof = prover.prove(PLAN, recommend(1, 0));
    assertEquals(List.of("resize 1", "proof-needed"), asked);
    assertTrue(proof.atOneFewer().isEmpty());
    assertTrue(proof.atCountLosingReserve().isEmpty());
    assertTrue(proof.proven());
  }

  @Test
  void theThreeTrialsHaveTheCountsOfTheRecommendation() {
    spikes.waitForKill = true;
    Proof proof = prover.prove(PLAN, recommend(3, 2));
    assertEquals(
        List.of(
            "resize 3",
            "proof-needed",
            "resize 2",
            "proof-one-fewer",
            "resize 5",
            "proof-losing-reserve",
            "kill 2"),
        asked);
    assertTrue(proof.atNeeded().orElseThrow().asExpected());
    assertFalse(proof.atOneFewer().orElseThrow().asExpected(), "it held, which was not foretold");
    assertFalse(proof.proven());
    assertEquals(5, proof.atCountLosingReserve().orElseThrow().instances());
  }

  /** The expected demand, not the plan's own spike; its baseline keeps its share. */
  @Test
  void theSpikeOfAProofRisesToTheDemandThatWasSizedFor() {
    needed();
    assertEquals(new Rate(250), spikes.driven.get(0).peak());
    assertEquals(new Rate(50), spikes.driven.get(0).baseline());
  }

  /** The middle of the peak is 2 + 1 + ½ s after the start. */
  @Test
  void theReserveIsKilledInTheMiddleOfThePeakAndNotBefore() {
    spikes.waitForKill = true;
    spikes.startSecond = System.currentTimeMillis() / 1000 - 2;
    prover.prove(PLAN, recommend(1, 1));
    assertTrue(killedAtMillis >= spikes.startSecond * 1000 + 3500, "killed too early");
  }

  @Test
  void aReserveThatWasNotKilledProvesNothing() {
    unkillable = true;
    spikes.waitForKill = true;
    HeadroomException failed =
        assertThrows(HeadroomException.class, () -> prover.prove(PLAN, recommend(1, 1)));
    assertEquals(HeadroomException.Kind.RUN_FAILED, failed.kind());
    assertTrue(String.valueOf(failed.getMessage()).contains("the lab is gone"));

    spikes.waitForKill = false;
    spikes.startSecond = System.currentTimeMillis() / 1000 + 100;
    assertThrows(HeadroomException.class, () -> prover.prove(PLAN, recommend(1, 1)));
  }

  @Test
  void aTrialThatWasStoppedFailsTheProof() {
    spikes.complete = false;
    HeadroomException failed = assertThrows(HeadroomException.class, this::needed);
    assertEquals(HeadroomException.Kind.RUN_FAILED, failed.kind());
    assertTrue(String.valueOf(failed.getMessage()).contains("proof-needed"));
  }

  @Test
  void withoutCountsThereIsNothingToProve() {
    Recommendation none =
        new Recommendation(
            new Rate(1), Optional.empty(), new Verdict.NotKnown("no level"), List.of());
    HeadroomException failed =
        assertThrows(HeadroomException.class, () -> prover.prove(PLAN, none));
    assertEquals(HeadroomException.Kind.INCONCLUSIVE, failed.kind());
    assertEquals(List.of(), asked);
  }

  /** Baseline seconds with errors before the rise and after the fall are not the spike's. */
  @Test
  void onlyTheSpikeIsJudged() {
    spikes.seconds =
        new Interval[] {
          SpikeVerdictTest.second(1000, 0, 50, 1),
          SpikeVerdictTest.second(1003, 100, 0, 100),
          SpikeVerdictTest.second(1006, 0, 50, 1)
        };
    Proof.Trial trial = needed();
    assertTrue(trial.holds());
    assertEquals(100, trial.requests());
  }
}
