package dev.headroom.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import dev.headroom.quantity.Rate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Published values and identities, with contention and crosstalk that differ. */
class ScalingLawTest {

  /** As printed for the Cisco series by usl4j 0.7.0, whose values for it follow. */
  private static final ScalingLaw CISCO =
      new ScalingLaw(0.02671591, 7.690945e-4, new Rate(995.6486));

  private static final List<ScalingLaw> LAWS =
      List.of(
          CISCO,
          new ScalingLaw(0.3, 2e-5, new Rate(7)),
          new ScalingLaw(1e-4, 0.04, new Rate(1200)),
          new ScalingLaw(0, 0.001, new Rate(50)),
          new ScalingLaw(0.05, 0, new Rate(21.8)),
          new ScalingLaw(0, 0, new Rate(3)));

  @Test
  void throughputAndLatencyAreThePublishedOnes() {
    assertEquals(995.648772, CISCO.throughput(1).perSecond(), 1e-3);
    assertEquals(11063.63312570, CISCO.throughput(20).perSecond(), 1e-2);
    assertEquals(12341.74565520, CISCO.throughput(35).perSecond(), 1e-2);
    assertEquals(.0010043702854, CISCO.latencySeconds(1.0), 1e-9);
    assertEquals(.0018077244276, CISCO.latencySeconds(20.0), 1e-9);
    assertEquals(.0028359035795, CISCO.latencySeconds(35.0), 1e-9);
  }

  @Test
  void throughputAtALatencyIsThePublishedOne() {
    ScalingLaw law = new ScalingLaw(.06, .06, new Rate(40));
    assertEquals(69.38886664887109, law.throughputAtLatency(.03).perSecond(), 1e-10);
    assertEquals(82.91561975888501, law.throughputAtLatency(.04).perSecond(), 1e-10);
    assertEquals(84.06346808612327, law.throughputAtLatency(.05).perSecond(), 1e-10);
  }

  /** The what-ifs of the R package for its specsdm91 model. */
  @Test
  void peakAndLimitAreThePublishedOnes() {
    ScalingLaw law = new ScalingLaw(.001, 1e-5, new Rate(89.99523));
    assertEquals(316.0696, law.peakInstances().orElseThrow(), 5e-5);
    assertEquals(89995.23, law.limit().orElseThrow().perSecond(), 5e-3);
  }

  @Test
  void efficienciesAreThePublishedOnes() {
    ScalingLaw law = new ScalingLaw(2.772848e-2, 1.043655e-4, new Rate(89.99523));
    // R measures efficiency at the data; on the law it is X(N)/(γN), with X as R prints it.
    assertEquals(1078 / (89.99523 * 18), law.efficiency(18), 5e-4);
    assertEquals(1646 / (89.99523 * 216), law.efficiency(216), 5e-4);
  }

  /** A published library's inverse drops the crosstalk and gives 17.732 and 15.350 here. */
  @Test
  void instancesForAThroughputSolveTheWholeQuadratic() {
    assertEquals(29.569, CISCO.instances(new Rate(12201)), 5e-3);
    assertEquals(19.924, CISCO.instances(new Rate(11048)), 5e-3);
  }

  @Test
  void throughputOfTheInstancesForAThroughputIsThatThroughput() {
    for (ScalingLaw law : LAWS) {
      double most = law.peakRate().or(law::limit).map(Rate::perSecond).orElse(1000.0);
      for (double share : new double[] {0.001, 0.1, 0.5, 0.9, 0.999, 0.999999}) {
        double x = most * share;
        double back = law.throughput(law.instances(new Rate(x))).perSecond();
        assertEquals(x, back, x * 1e-9, law.toString());
      }
    }
  }

  @Test
  void instancesComeBackFromThroughputAndFromLatency() {
    for (ScalingLaw law : LAWS) {
      double most = law.peakInstances().orElse(100.0);
      for (double share : new double[] {0.3, 0.6, 0.9}) {
        double n = 1 + share * (most - 1);
        assertEquals(n, law.instances(law.throughput(n)), n * 1e-9, law.toString());
        if (law.contention() + law.crosstalk() > 0) {
          assertEquals(n, law.instancesAtLatency(law.latencySeconds(n)), n * 1e-9, law.toString());
        }
      }
    }
  }

  @Test
  void littlesLawHoldsWithUnequalContentionAndCrosstalk() {
    for (ScalingLaw law : LAWS) {
      for (double n : new double[] {1, 2, 4.5}) {
        double x = law.throughput(n).perSecond();
        assertEquals(n, x * law.latencySeconds(n), n * 1e-12, law.toString());
        double risen = Math.min(n, law.peakInstances().orElse(n));
        Rate rate = law.throughput(risen);
        assertEquals(risen, rate.perSecond() * law.latencySeconds(rate), risen * 1e-6);
      }
    }
  }

  @Test
  void throughputIsHighestAtThePeakAndLevelThere() {
    for (ScalingLaw law : LAWS.subList(0, 4)) {
      double n = law.peakInstances().orElseThrow();
      double peak = law.peakRate().orElseThrow().perSecond();
      assertTrue(law.throughput(n * 1.01).perSecond() < peak, law.toString());
      assertTrue(law.throughput(n * 0.99).perSecond() < peak, law.toString());
      assertEquals(peak, law.throughput(n * (1 + 1e-6)).perSecond(), peak * 1e-9);
      assertEquals(n, law.instances(law.peakRate().orElseThrow()), n * 1e-5);
    }
  }

  @Test
  void aThroughputAboveThePeakIsRefusedWithThePeak() {
    ScalingLaw law = new ScalingLaw(.06, .06, new Rate(40));
    assertRefused(() -> law.instances(new Rate(400)), "84.2");
    assertRefused(() -> law.latencySeconds(new Rate(400)), "3.958 instances");
  }

  @Test
  void aThroughputFromAmdahlsLimitOnIsRefusedWithTheLimit() {
    ScalingLaw law = new ScalingLaw(.05, 0, new Rate(20));
    assertRefused(() -> law.instances(new Rate(400)), "limit of 400");
    assertTrue(law.instances(new Rate(399)) > 1000);
  }

  @Test
  void aLatencyBelowThatOfOneIsRefused() {
    assertRefused(() -> CISCO.instancesAtLatency(0.0009), "one has 0.00100437 s");
    ScalingLaw linear = new ScalingLaw(0, 0, new Rate(10));
    assertRefused(() -> linear.instancesAtLatency(0.5), "more have the same");
  }

  @Test
  void parametersOutsideTheLawAreRefused() {
    Rate one = new Rate(1);
    assertThrows(IllegalArgumentException.class, () -> new ScalingLaw(-0.01, 0, one));
    assertThrows(IllegalArgumentException.class, () -> new ScalingLaw(1.01, 0, one));
    assertThrows(IllegalArgumentException.class, () -> new ScalingLaw(0, -1e-9, one));
    assertThrows(IllegalArgumentException.class, () -> new ScalingLaw(0, Double.NaN, one));
    assertThrows(IllegalArgumentException.class, () -> new ScalingLaw(0, 0, Rate.ZERO));
    assertThrows(IllegalArgumentException.class, () -> CISCO.throughput(-1));
  }

  private static void assertRefused(Executable call, String expected) {
    HeadroomException problem = assertThrows(HeadroomException.class, call);
    assertEquals(Kind.OBJECTIVE_UNREACHABLE, problem.kind());
    assertTrue(String.valueOf(problem.getMessage()).contains(expected), problem.getMessage());
  }
}
