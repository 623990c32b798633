package dev.headroom.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.Recording;
import dev.headroom.fit.Recovery.End;
import dev.headroom.load.PhaseKind;
import dev.headroom.load.PhaseRecord;
import dev.headroom.load.RunRecord;
import dev.headroom.plan.Load.Spike;
import dev.headroom.plan.Retries;
import dev.headroom.plan.SpikeForm;
import dev.headroom.quantity.Rate;
import dev.headroom.testing.VirtualOrigin;
import dev.headroom.testing.VirtualRetries;
import dev.headroom.testing.VirtualRetrograde;
import dev.headroom.testing.VirtualRun;
import dev.headroom.testing.VirtualTarget;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a spike does to origins of each kind, and how that ends. */
class SpikeRecoveryTest {

  @Test
  void aShortQueueIsDrainedWithinSeconds() {
    Recovery recovery = queue(48, 10);
    assertTrue(recovery.recovered());
    assertTrue(recovery.seconds().getAsDouble() <= 3);
    assertEquals(48, (double) recovery.backlog(), 2);
  }

  /**
   * 400/s for 10 s and two flanks of 2 s leave about 2,200 waiting, which drain at 150/s: 15 s. The
   * number has the standard deviation of some 4,700 arrivals and 2,600 services of c² = 1/4: 73.
   */
  @Test
  void aLongQueueIsDrainedAtTheSpareCapacity() {
    Recovery recovery = queue(1_000_000, 40);
    assertEquals(End.RECOVERED, recovery.end());
    assertEquals(15, recovery.seconds().getAsDouble(), 3);
    assertEquals(2200 + 60, (double) recovery.backlog(), 4 * 73 + 60);
    assertEquals(Optional.empty(), recovery.onset());
    // Completions of a busy origin over 12 s against those of the best five of them.
    assertEquals(1, recovery.overload().orElseThrow().collapse(), 0.07);
  }

  @Test
  void aQueueThatOutlastsTheWatchIsNotRecoveredYet() {
    Recovery recovery = queue(1_000_000, 8);
    assertFalse(recovery.recovered());
    assertEquals(End.NOT_YET, recovery.end());
    assertTrue(recovery.drained().isEmpty());
  }

  private static Recovery queue(int room, int watch) {
    Spike spike = new Spike(new Rate(50), new Rate(400), s(2), s(10), s(2), s(watch));
    return fit(VirtualOrigin.lognormal(8, room, 0.04, 0.5), spike, 4).recovery().orElseThrow();
  }

  /**
   * From 50/s by 10/s each second, 200/s are passed after 15 s, and 64 places are filled by 5t²
   * another 3.6 s later; chance fills them up to two seconds earlier, by √3,600 arrivals.
   */
  @Test
  void errorsBeginWhenTheRampHasFilledTheQueue() {
    Spike ramp = new Spike(new Rate(50), new Rate(400), new SpikeForm.Ramp(s(35)), s(20));
    Recovery recovery =
        fit(VirtualOrigin.exponential(8, 72, 0.04), ramp, 6).recovery().orElseThrow();
    Recovery.Onset onset = recovery.onset().orElseThrow();
    assertEquals(18, onset.seconds(), 2);
    assertEquals(50 + 10 * (onset.seconds() + 0.5), onset.offered(), 4 * Math.sqrt(230));
    assertEquals(End.RECOVERED, recovery.end());
    assertEquals(72, (double) recovery.backlog(), 1);
  }

  /**
   * Visitors leave after 1 s, their work is done all the same: at 400/s on a capacity of 200/s the
   * wait is past 1 s after t* = T·C/(λ − C) = 1 s, and goodput then is next to none. The queue of
   * about 2,200 is worked off 15 s after the fall, and so it isn't metastable.
   */
  @ParameterizedTest
  @ValueSource(ints = {10, 40})
  void goodputThatCollapsesForPatienceComesBackWhenTheQueueIsGone(int watch) {
    Spike spike = new Spike(new Rate(50), new Rate(400), s(2), s(10), s(2), s(watch));
    VirtualRetries origin = new VirtualRetries(8, 1_000_000, 0.04, 1, Retries.NONE);
    Recovery recovery = fit(origin, spike, 5).recovery().orElseThrow();
    assertEquals(watch == 40 ? End.RECOVERED : End.NOT_YET, recovery.end());
    assertTrue(recovery.overload().orElseThrow().collapse() < 0.35, recovery.toString());
    if (watch == 40) {
      assertEquals(15, recovery.seconds().getAsDouble(), 4);
    }
  }

  /**
   * Four tries of 40 visitors a second are 160 requests on a capacity of 100/s, whose queue keeps
   * everybody for longer than they wait: failing keeps itself up.
   */
  @Test
  void retriesAgainstWorkForVisitorsWhoLeftStayDown() {
    Fit fit = fit(storm(3), stormSpike(40), 3);
    Recovery recovery = fit.recovery().orElseThrow();
    assertEquals(End.DID_NOT_RECOVER, recovery.end(), recovery.toString());
    assertTrue(recovery.failed() > 0.99, recovery.toString());
    assertTrue(recovery.overload().orElseThrow().collapse() < 0.35, recovery.toString());
    assertEquals(4, recovery.amplification(), 0.4);
    assertTrue(fit.warnings().stream().anyMatch(w -> w.contains("did not recover from the spike")));
    assertEquals(
        List.of("control-5"),
        fit.quality().excluded().stream().map(Quality.Excluded::what).toList());
  }

  /**
   * Two tries make 80 of 100 requests a second: its full queue of 1,000 drains at 20/s, in 48 s.
   */
  @Test
  void fewerRetriesThanTheCapacityHoldsRecoverLate() {
    Recovery recovery = fit(storm(1), stormSpike(80), 3).recovery().orElseThrow();
    assertEquals(End.RECOVERED, recovery.end(), recovery.toString());
    assertEquals(48, recovery.seconds().getAsDouble(), 15);
  }

  /** The levels have left it down; what it is like at the baseline then is no measure of health. */
  @Test
  void anOriginThatIsDownBeforeTheSpikeIsNotCalledRecovered() {
    Recording recording =
        new VirtualRun()
            .levels(10, 2, 20, 40, 60, 80, 150)
            .phase(PhaseKind.SPIKE, stormSpike(20).shape())
            .control(10, 6)
            .against(storm(3), 9);
    Fit fit = Fitter.withDefaults().withResamples(40).fit(recording, Runs.P99_150MS);
    assertEquals(End.DOWN_BEFORE, fit.recovery().orElseThrow().end());
  }

  private static VirtualRetries storm(int retries) {
    return new VirtualRetries(
        4, 1000, 0.04, 0.5, new Retries(retries, Duration.ofMillis(200), Retries.Growth.DOUBLING));
  }

  private static Spike stormSpike(int watch) {
    return new Spike(new Rate(40), new Rate(150), s(1), s(10), s(1), s(watch));
  }

  /**
   * With 200 waiting the work takes five times as long, 40/s of 200/s; at 80/s the queue then stays
   * full, and it would take e^40 steps of chance to empty it.
   */
  @Test
  void anOriginThatSlowsDownStaysDownThoughNobodyRetries() {
    Spike spike = new Spike(new Rate(80), new Rate(300), s(1), s(8), s(1), s(60));
    Recording recording =
        new VirtualRun()
            .levels(8, 2, 20, 60, 120)
            .phase(PhaseKind.SPIKE, spike.shape())
            .against(new VirtualRetrograde(8, 208, 0.04, 0.02), 2);
    Recovery recovery =
        Fitter.withDefaults()
            .withResamples(40)
            .fit(recording, Runs.P99_150MS)
            .recovery()
            .orElseThrow();
    assertEquals(End.DID_NOT_RECOVER, recovery.end(), recovery.toString());
    assertEquals(0.5, recovery.failed(), 0.08);
    assertTrue(recovery.overload().orElseThrow().collapse() < 0.6, recovery.toString());
    assertEquals(208, (double) recovery.backlog(), 1);
  }

  /** The same at half the baseline: 40/s are what it can still do, below it drains. */
  @Test
  void anOriginThatSlowsDownRecoversAtALowerBaseline() {
    Spike spike = new Spike(new Rate(20), new Rate(300), s(1), s(8), s(1), s(60));
    Recovery recovery =
        fit(new VirtualRetrograde(8, 208, 0.04, 0.02), spike, 2).recovery().orElseThrow();
    assertEquals(End.RECOVERED, recovery.end(), recovery.toString());
  }

  @Test
  void aSpikeThatWasCutShortSaysSo() {
    Spike spike = new Spike(new Rate(50), new Rate(400), s(2), s(10), s(2), s(20));
    Recording whole =
        new VirtualRun()
            .levels(8, 2, 40, 80, 120)
            .phase(PhaseKind.SPIKE, spike.shape())
            .against(VirtualOrigin.exponential(8, 72, 0.04), 7);
    Fit fit = Fitter.withDefaults().withResamples(40).fit(cut(whole, 30), Runs.P99_150MS);
    Recovery recovery = fit.recovery().orElseThrow();
    assertEquals(End.CUT_SHORT, recovery.end());
    assertTrue(recovery.onset().isPresent());
    assertTrue(recovery.seconds().isEmpty());
    assertTrue(fit.warnings().stream().anyMatch(w -> w.contains("cut short")));
  }

  /** The recording as it is when the load ends in this second of the spike. */
  private static Recording cut(Recording whole, int second) {
    List<PhaseRecord> phases =
        whole.run().phases().stream()
            .map(
                p ->
                    p.kind() == PhaseKind.SPIKE
                        ? new PhaseRecord(
                            p.name(),
                            p.kind(),
                            p.shape(),
                            p.startSecond(),
                            p.settledSecond(),
                            p.startSecond() + second,
                            false)
                        : p)
            .toList();
    return new Recording(
        new RunRecord(
            0, Optional.empty(), Optional.empty(), phases, Optional.of("stopped"), Map.of()),
        whole.intervals().subList(0, 24 + second));
  }

  /** A healthy origin whose baseline is watched for a short time is not called sick. */
  @Test
  void aSpikeThatHarmsNothingIsRecoveredFromAtOnce() {
    int lasting = 0;
    for (int seed = 0; seed < 100; seed++) {
      Spike spike = new Spike(new Rate(50), new Rate(100), s(1), s(4), s(1), s(10));
      Recovery recovery =
          fit(VirtualOrigin.exponential(8, 72, 0.04), spike, seed).recovery().orElseThrow();
      assertTrue(recovery.end() != End.DID_NOT_RECOVER, recovery.toString());
      lasting += recovery.recovered() ? 0 : 1;
    }
    assertTrue(lasting <= 2, lasting + " of 100 not recovered");
  }

  private static Fit fit(VirtualTarget target, Spike spike, long seed) {
    VirtualRun run =
        new VirtualRun()
            .levels(8, 2, 20, 50, 90)
            .phase(PhaseKind.SPIKE, spike.shape())
            .control(20, 6);
    return Fitter.withDefaults().withResamples(40).fit(run.against(target, seed), Runs.P99_150MS);
  }

  private static Duration s(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
