package dev.headroom.fit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.ScalingPoint;
import dev.headroom.fit.internal.ScalingChoice;
import dev.headroom.fit.internal.ScalingFit;
import dev.headroom.fit.internal.ScalingIntervals;
import dev.headroom.quantity.Estimate;
import dev.headroom.quantity.Rate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/**
 * How often a 95 % interval holds the truth, over 600 made series each: between 93 and 97 %. By
 * chance alone a right interval stays there in 97.5 % of seeds; the seed is pinned, and 3,000
 * series with seed 77 give 94.7 to 95.1 %. The R package's intervals hold it in 85 to 89 %.
 */
class ScalingCoverageTest {

  private static final int SERIES = 600;

  /** The fitted laws of the two published series with crosstalk. */
  private static final ScalingLaw CISCO = new ScalingLaw(0.0267159, 7.69094e-4, new Rate(995.65));

  private static final ScalingLaw SDM91 = new ScalingLaw(0.0277285, 1.043655e-4, new Rate(89.995));

  private static final double[] SDM91_NUMBERS = {1, 18, 36, 72, 108, 144, 216};

  @Test
  void parametersOfALongSeriesAreCoveredAsOftenAsClaimed() {
    double[] numbers = DoubleStream.iterate(1, n -> n <= 32, n -> n + 1).toArray();
    assertCovered(CISCO, ScalingSeries.on(CISCO, numbers), 187.9, 7);
  }

  @Test
  void parametersOfASeriesOfSevenAreCoveredAsOftenAsClaimed() {
    assertCovered(SDM91, ScalingSeries.on(SDM91, SDM91_NUMBERS), 15, 77);
  }

  @Test
  void thePeakIsCoveredAsOftenAsClaimed() {
    SplittableRandom random = new SplittableRandom(5);
    List<ScalingPoint> exact = ScalingSeries.on(SDM91, SDM91_NUMBERS);
    int instances = 0;
    int rate = 0;
    for (int i = 0; i < PEAKS; i++) {
      Scaling.Peak peak =
          ScalingFitter.withDefaults()
              .fit(ScalingSeries.noisy(exact, 15, random))
              .peak()
              .orElseThrow();
      instances += holds(peak.instances(), SDM91.peakInstances().orElseThrow());
      rate += holds(peak.rate(), SDM91.peakRate().orElseThrow().perSecond());
    }
    assertTrue(instances >= 0.91 * PEAKS && instances < 0.99 * PEAKS, instances + " of " + PEAKS);
    assertTrue(rate >= 0.91 * PEAKS && rate < 0.99 * PEAKS, rate + " of " + PEAKS);
  }

  /** A profile takes some hundred fits; 0.91 to 0.99 is 95 % within 2.6 standard errors. */
  private static final int PEAKS = 200;

  private static void assertCovered(
      ScalingLaw law, List<ScalingPoint> exact, double deviation, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] covered = new int[3];
    for (int i = 0; i < SERIES; i++) {
      ScalingFit fit = chosen(ScalingSeries.noisy(exact, deviation, random));
      ScalingIntervals intervals = new ScalingIntervals(fit, fit, 0.95);
      covered[0] += holds(intervals.contention(), law.contention());
      covered[1] += holds(intervals.crosstalk(), law.crosstalk());
      covered[2] += holds(intervals.unitRate(), law.unitRate().perSecond());
    }
    for (int count : covered) {
      double share = (double) count / SERIES;
      assertTrue(0.93 <= share && share <= 0.97, () -> share + " with seed " + seed);
    }
  }

  private static ScalingFit chosen(List<ScalingPoint> series) {
    return ScalingChoice.of(ScalingSeries.observations(series)).chosen(0.95);
  }

  private static int holds(Estimate estimate, double truth) {
    return estimate.low() <= truth && truth <= estimate.high() ? 1 : 0;
  }
}
