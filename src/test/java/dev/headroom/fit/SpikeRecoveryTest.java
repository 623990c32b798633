package dev.headroom.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.load.PhaseKind;
import dev.headroom.plan.Load.Spike;
import dev.headroom.quantity.Rate;
import dev.headroom.testing.VirtualOrigin;
import dev.headroom.testing.VirtualRun;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long it takes to recover from a spike. */
class SpikeRecoveryTest {

  @Test
  void aShortQueueIsDrainedWithinSeconds() {
    Recovery recovery = recovery(48, 10);
    assertTrue(recovery.recovered());
    assertTrue(recovery.seconds().getAsDouble() <= 3);
  }

  /** 400/s for 10 s and two flanks of 2 s leave about 2,200 waiting, which drain at 150/s: 15 s. */
  @Test
  void aLongQueueIsDrainedAtTheSpareCapacity() {
    Recovery recovery = recovery(1_000_000, 40);
    assertTrue(recovery.recovered());
    assertEquals(15, recovery.seconds().getAsDouble(), 3);
  }

  @Test
  void aQueueThatOutlastsTheWatchIsNotRecovered() {
    assertFalse(recovery(1_000_000, 8).recovered());
  }

  private static Recovery recovery(int room, int watch) {
    Spike spike = new Spike(new Rate(50), new Rate(400), s(2), s(10), s(2), s(watch));
    VirtualRun run =
        new VirtualRun().levels(5, 1, 40, 80, 120).phase(PhaseKind.SPIKE, spike.shape());
    VirtualOrigin origin = VirtualOrigin.lognormal(8, room, 0.04, 0.5);
    Fit fit = Fitter.withDefaults().withResamples(40).fit(run.against(origin, 4), Runs.P99_150MS);
    return fit.recovery().orElseThrow();
  }

  private static Duration s(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
