package dev.headroom.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.diagnose.Cause;
import dev.headroom.diagnose.Logged;
import dev.headroom.quantity.Ratio;
import dev.headroom.testing.Programs;
import dev.headroom.testing.Visitor;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Overload and a fault at the same time: each failed request gets its own cause. */
class MixedFailuresTest {

  /** Two at a time and two waiting, with twenty visitors: most find the queue full. */
  private static final OriginSpec ORIGIN =
      new OriginSpec(2, ServiceLaw.constant(Duration.ofMillis(20)), 2, 7);

  private static final int TOGETHER = 20;
  private static final int VISITORS = 2000;

  /** Of all failures; the counts are the lab's own, so no chance is in the difference. */
  private static final double TWO_POINTS = 0.02;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(
      value = GatewayKind.class,
      names = {"HAPROXY", "NGINX"})
  void overloadAndFivePercentInvalidAnswersAreSplitAsTheyHappened(GatewayKind gateway) {
    Programs.require(gateway.id());
    double dropped;
    double spoilt;
    try (Lab lab = Lab.start(new LabSpec(ORIGIN, 1, gateway, 0, folder))) {
      lab.inject(Fault.HEADER_INVALID, new Ratio(0.05));
      Visitor.ask(lab.url(), VISITORS, TOGETHER);
      dropped = lab.counts().dropped();
      spoilt = lab.spoilt();
    }
    Logged logged = Logged.in(folder);
    double failed = logged.failures.size();
    // Five standard deviations of a binomial count around 5 % of all visitors.
    assertEquals(0.05 * VISITORS, spoilt, 5 * Math.sqrt(VISITORS * 0.05 * 0.95));
    assertTrue(dropped > VISITORS / 4.0, "not overloaded: " + dropped);
    assertEquals(
        spoilt / (spoilt + dropped), count(logged, Cause.HTTP_PROTOCOL_ERROR) / failed, TWO_POINTS);
    assertEquals(
        dropped / (spoilt + dropped),
        count(logged, Cause.CONNECTION_TERMINATED) / failed,
        TWO_POINTS);
  }

  private static double count(Logged logged, Cause cause) {
    return logged.failures.stream().filter(f -> f.attribution().cause() == cause).count();
  }
}
