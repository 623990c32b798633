package dev.headroom.fit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** The regression that checks the counted capacity. */
class GoodputFitTest {

  private static final double[] OFFERED = {50, 100, 150, 190, 230, 260, 300};

  /** Of 100 asked for 98 are served whatever the rate. */
  private static final double SERVED = 0.98;

  @Test
  void theHingeOfExactLevelsIsTheirCapacity() {
    GoodputFit fit = fit(GoodputModel.HINGE, levels(1, rate -> Math.min(SERVED * rate, 200)));
    assertEquals(200, fit.parameters().get(0), 1e-9);
    assertEquals(0, fit.score(), 1e-12);
  }

  @Test
  void aDeclineBeyondTheHingeIsFound() {
    GoodputFit fit =
        fit(
            GoodputModel.DECLINING,
            levels(
                1, rate -> Math.min(SERVED * rate, 200 - 0.3 * Math.max(0, rate - 200 / SERVED))));
    assertEquals(200, fit.parameters().get(0), 1e-6);
    assertEquals(0.3, fit.parameters().get(1), 1e-6);
  }

  /** Three levels lie beyond the hinge: C is their mean weighted by 1/error². */
  @Test
  void aLevelThatIsKnownTwiceAsWellCountsFourTimes() {
    SplittableRandom random = new SplittableRandom(4);
    double[] noise = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
    LevelData data =
        new LevelData(
            List.of(
                new LevelData.Row(100, 98, 1),
                new LevelData.Row(230, 200 + noise[0], 1),
                new LevelData.Row(260, 200 + noise[1], 2),
                new LevelData.Row(300, 200 + noise[2], 2)));
    double mean = 200 + (4 * noise[0] + noise[1] + noise[2]) / 6;
    assertEquals(mean, fit(GoodputModel.HINGE, data).parameters().get(0), 1e-9);
  }

  private static GoodputFit fit(GoodputModel model, LevelData data) {
    return GoodputFit.of(model, data, SERVED, 195);
  }

  private static LevelData levels(double error, DoubleUnaryOperator goodput) {
    return new LevelData(
        DoubleStream.of(OFFERED)
            .mapToObj(rate -> new LevelData.Row(rate, goodput.applyAsDouble(rate), error))
            .toList());
  }
}
