package dev.headroom.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.ScalingPoint;
import dev.headroom.quantity.Estimate;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import dev.headroom.quantity.Rate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The choice among the models, and what must hold whatever the numbers are. */
class ScalingFitterTest {

  private static final double[] NUMBERS = {1, 2, 4, 8, 12, 16, 24, 32};

  @Test
  void aPerfectLineIsLinearWithoutAPeakOrALimit() {
    Scaling scaling = fit(ScalingSeries.on(new ScalingLaw(0, 0, new Rate(50)), NUMBERS));
    assertEquals(ScalingModel.LINEAR, scaling.model());
    assertEquals(50, scaling.unitRate().value(), 1e-9);
    assertTrue(scaling.peak().isEmpty());
    assertTrue(scaling.limit().isEmpty());
    assertEquals(0, scaling.contention().value());
    assertEquals(0, scaling.crosstalk().value());
  }

  /** One false rejection in twenty for each of two tests, and rounding: at most 15 %. */
  @Test
  void noiseOnALineIsSeldomTakenForMore() {
    SplittableRandom random = new SplittableRandom(3);
    int more = 0;
    for (int i = 0; i < 100; i++) {
      List<ScalingPoint> line = ScalingSeries.on(new ScalingLaw(0, 0, new Rate(50)), NUMBERS);
      Scaling scaling = fit(ScalingSeries.noisy(line, 5, random));
      more += scaling.model() == ScalingModel.LINEAR ? 0 : 1;
      assertTrue(scaling.contention().high() > 0, "what is held at zero has an upper end");
    }
    assertTrue(more <= 15, more + " of 100");
  }

  @Test
  void contentionAndCrosstalkAreNotExchanged() {
    ScalingLaw law = new ScalingLaw(0.2, 0.003, new Rate(100));
    Scaling scaling = fit(ScalingSeries.on(law, NUMBERS));
    assertEquals(0.2, scaling.contention().value(), 1e-9);
    assertEquals(0.003, scaling.crosstalk().value(), 1e-11);
    assertEquals(Math.sqrt(0.8 / 0.003), scaling.peak().orElseThrow().instances().value(), 1e-6);
  }

  @Test
  void theOrderOfMeasurementsChangesNothing() {
    List<ScalingPoint> series = new ArrayList<>(ScalingSeries.published("specsdm91"));
    Scaling scaling = fit(series);
    Collections.reverse(series);
    assertEquals(scaling, fit(series));
  }

  @Test
  void ratesInAnotherUnitScaleTheRatesAndNothingElse() {
    List<ScalingPoint> series = ScalingSeries.published("specsdm91");
    Scaling one = fit(series);
    Scaling other =
        fit(
            series.stream()
                .map(p -> new ScalingPoint(p.instances(), p.throughput().times(1000)))
                .toList());
    assertSame(one.contention(), other.contention());
    assertSame(one.crosstalk(), other.crosstalk());
    assertSame(one.unitRate().times(1000), other.unitRate());
    assertSame(one.peak().orElseThrow().instances(), other.peak().orElseThrow().instances());
    assertSame(one.peak().orElseThrow().rate().times(1000), other.peak().orElseThrow().rate());
  }

  @Test
  void repeatedMeasurementsNarrowTheIntervals() {
    List<ScalingPoint> once = ScalingSeries.published("specsdm91");
    List<ScalingPoint> thrice = new ArrayList<>(once);
    thrice.addAll(once);
    thrice.addAll(once);
    Scaling few = fit(once);
    Scaling many = fit(thrice);
    assertEquals(few.contention().value(), many.contention().value(), 1e-9);
    assertTrue(many.contention().low() > few.contention().low());
    assertEquals(21, many.tested().measurements());
  }

  @Test
  void fewerThanFourNumbersOfInstancesAreInconclusive() {
    ScalingLaw law = new ScalingLaw(0.1, 0, new Rate(10));
    HeadroomException problem = inconclusive(ScalingSeries.on(law, 1, 2, 4, 4, 2, 1));
    assertEquals(
        "cannot fit scaling: 3 distinct numbers of instances (1, 2, 4), and it takes 4;"
            + " measure at 1 more",
        problem.getMessage());
    assertTrue(String.valueOf(inconclusive(List.of()).getMessage()).contains("0 distinct"));
  }

  @Test
  void aBendThatFewMeasurementsCannotNameIsInconclusiveAndNotALine() {
    ScalingLaw law = new ScalingLaw(0.2, 0, new Rate(10));
    String message = String.valueOf(inconclusive(ScalingSeries.on(law, 1, 2, 4, 8)).getMessage());
    assertTrue(message.contains("4 measurements bend away from the linear law"), message);
  }

  @Test
  void aModelThatWasNotComparedIsNamed() {
    Scaling scaling = fit(ScalingSeries.on(new ScalingLaw(0, 0, new Rate(10)), 1, 2, 4, 8));
    assertEquals(ScalingModel.LINEAR, scaling.model());
    assertTrue(
        scaling
            .warnings()
            .contains("The usl law was not compared: there are 4 measurements, and it takes 6."));
  }

  @Test
  void aUnitRateThatWasNotMeasuredIsSaidToBeDrawnFromTheLaw() {
    ScalingLaw law = new ScalingLaw(0.1, 0.001, new Rate(10));
    Scaling scaling = fit(ScalingSeries.on(law, 4, 8, 16, 24, 32, 48));
    assertTrue(
        scaling.warnings().stream().anyMatch(w -> w.startsWith("One instance was not measured")));
  }

  @Test
  void throughputThatOnlyFallsHasItsPeakBelowTheTestedRange() {
    ScalingLaw law = new ScalingLaw(0.1, 0.1, new Rate(10));
    Scaling scaling = fit(ScalingSeries.on(law, 4, 8, 16, 24, 32, 48));
    assertTrue(scaling.peak().isEmpty());
    assertTrue(scaling.warnings().get(0).startsWith("Throughput falls from n = 4 on"));
  }

  @Test
  void constantThroughputIsAllContention() {
    List<ScalingPoint> flat = new ArrayList<>();
    for (double n : NUMBERS) {
      flat.add(new ScalingPoint(n, new Rate(n % 3 == 0 ? 99 : 101)));
    }
    Scaling scaling = fit(flat);
    assertEquals(1, scaling.contention().high());
    assertTrue(scaling.contention().value() > 0.9);
  }

  private static Scaling fit(List<ScalingPoint> series) {
    return ScalingFitter.withDefaults().fit(series);
  }

  private static HeadroomException inconclusive(List<ScalingPoint> series) {
    HeadroomException problem = assertThrows(HeadroomException.class, () -> fit(series));
    assertEquals(Kind.INCONCLUSIVE, problem.kind());
    return problem;
  }

  private static void assertSame(Estimate expected, Estimate actual) {
    assertEquals(expected.value(), actual.value(), Math.abs(expected.value()) * 1e-9);
    assertEquals(expected.low(), actual.low(), Math.abs(expected.value()) * 1e-6);
    assertEquals(expected.high(), actual.high(), Math.abs(expected.value()) * 1e-6);
  }
}
