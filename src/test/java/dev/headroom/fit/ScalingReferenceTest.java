package dev.headroom.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.ScalingPoint;
import dev.headroom.fit.internal.ScalingChoice;
import dev.headroom.fit.internal.ScalingFit;
import dev.headroom.quantity.Estimate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published series against answers found with 40 digits; see reference/usl/SOURCES.md. */
class ScalingReferenceTest {

  private static final JsonNode EXPECTED =
      JsonMapper.builder().build().readTree(ScalingSeries.text("/reference/usl/expected.json"));

  private static final double PARAMETERS = 1e-8;
  private static final double ERRORS = 1e-6;

  @ParameterizedTest
  @ValueSource(strings = {"cisco", "specsdm91", "raytracer", "synthetic"})
  void parametersAreTheCertifiedOnes(String name) {
    Scaling scaling = scaling(name);
    JsonNode expected = EXPECTED.get(name);
    assertClose(expected.get("alpha"), scaling.contention().value(), digits(name));
    assertClose(expected.get("beta"), scaling.crosstalk().value(), digits(name));
    assertClose(expected.get("gamma"), scaling.unitRate().value(), digits(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cisco", "specsdm91", "synthetic"})
  void thePeakOfTheLawIsTheCertifiedOne(String name) {
    ScalingLaw law = scaling(name).law();
    JsonNode expected = EXPECTED.get(name);
    assertClose(expected.get("peakN"), law.peakInstances().orElseThrow(), digits(name));
    if (expected.has("peakX")) {
      assertClose(expected.get("peakX"), law.peakRate().orElseThrow().perSecond(), PARAMETERS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cisco", "specsdm91"})
  void standardErrorsAreTheCertifiedOnes(String name) {
    ScalingFit usl = fit(ScalingSeries.published(name), ScalingModel.USL);
    for (int i = 0; i < 3; i++) {
      assertClose(EXPECTED.get(name).get("se").get(i), usl.error(i), ERRORS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cisco", "specsdm91", "raytracer"})
  void theResidualSumOfSquaresIsTheCertifiedOne(String name) {
    ScalingFit usl = fit(ScalingSeries.published(name), ScalingModel.USL);
    assertClose(EXPECTED.get(name).get("rss"), usl.solution().rss(), PARAMETERS);
  }

  /** Half-widths are t(0.975, n − 3)·SE; the ends are those of the notes, rounded there. */
  @Test
  void intervalsHaveStudentsQuantileAtTheRightDegreesOfFreedom() {
    Scaling cisco = scaling("cisco");
    assertInterval(0.017525, 0.035907, cisco.contention(), 1e-6);
    assertInterval(5.9227e-4, 9.4591e-4, cisco.crosstalk(), 1e-8);
    assertInterval(936.95, 1054.3, cisco.unitRate(), 0.06);
    Scaling sdm = scaling("specsdm91");
    assertInterval(0.00240, 0.05305, sdm.contention(), 1e-5);
    assertInterval(4.92e-5, 1.596e-4, sdm.crosstalk(), 6e-8);
    assertInterval(50.5, 129.5, sdm.unitRate(), 0.06);
  }

  @Test
  void theUnboundedFitOfTheRaytracerIsRefusedAndAmdahlIsChosen() {
    Scaling raytracer = scaling("raytracer");
    ScalingFit usl = fit(ScalingSeries.published("raytracer"), ScalingModel.USL);
    assertEquals(0, usl.solution().parameter(1));
    assertEquals(ScalingModel.AMDAHL, raytracer.model());
    assertTrue(raytracer.peak().isEmpty());
    assertTrue(raytracer.warnings().get(0).startsWith("No peak seen up to n = 64"));
    assertClose(
        EXPECTED.get("raytracer").get("limit"), raytracer.limit().orElseThrow().value(), 1e-8);
  }

  @Test
  void theFirstSixRowsOfTheRaytracerForecastAPeakThatIsNotClaimed() {
    List<ScalingPoint> six = ScalingSeries.published("raytracer").subList(0, 6);
    JsonNode expected = EXPECTED.get("raytracer").get("firstSixRows");
    ScalingFit usl = fit(six, ScalingModel.USL);
    assertClose(expected.get("alpha"), usl.solution().parameter(0), PARAMETERS);
    assertClose(expected.get("beta"), usl.solution().parameter(1), PARAMETERS);
    assertClose(expected.get("gamma"), usl.solution().parameter(2), PARAMETERS);
    Scaling scaling = ScalingFitter.withDefaults().fit(six);
    assertTrue(scaling.peak().isEmpty());
    assertTrue(scaling.warnings().get(0).startsWith("No peak seen up to n = 20"));
  }

  @Test
  void theLawInFullIsChosenWhereThroughputFallsAgain() {
    for (String name : List.of("cisco", "specsdm91", "synthetic")) {
      assertEquals(ScalingModel.USL, scaling(name).model(), name);
    }
  }

  @Test
  void theInformationCriteriaAreTheCertifiedOnes() {
    for (String name : List.of("cisco", "raytracer")) {
      for (ScalingModel model : List.of(ScalingModel.AMDAHL, ScalingModel.USL)) {
        double aicc =
            scaling(name).alternatives().stream()
                .filter(a -> a.model() == model)
                .findFirst()
                .orElseThrow()
                .aicc();
        assertEquals(EXPECTED.get(name).get("aicc").get(model.id()).asDouble(), aicc, 0.005, name);
      }
    }
  }

  /** A bootstrap of 7 residuals (81 to 132, 1781 to 2005) ignores that 4 degrees are left. */
  @Test
  void thePeakWithinTheTestedRangeHasAnIntervalThatHoldsTheBootstraps() {
    Scaling.Peak peak = scaling("specsdm91").peak().orElseThrow();
    assertClose(EXPECTED.get("specsdm91").get("peakN"), peak.instances().value(), PARAMETERS);
    assertClose(EXPECTED.get("specsdm91").get("peakX"), peak.rate().value(), PARAMETERS);
    assertTrue(peak.instances().low() <= 81 && 132 <= peak.instances().high());
    assertTrue(peak.rate().low() <= 1781 && 2005 <= peak.rate().high());
    assertTrue(peak.rate().high() - peak.rate().low() < 2 * (2005 - 1781));
  }

  @Test
  void thePeakBeyondTheTestedRangeIsNotClaimed() {
    Scaling cisco = scaling("cisco");
    assertTrue(cisco.peak().isEmpty());
    assertEquals(
        "No peak seen up to n = 32; what more instances do was not measured.",
        cisco.warnings().get(0));
  }

  /** The file gives its peak and its parameters with so many digits only. */
  private static double digits(String name) {
    return name.equals("synthetic") ? 5e-8 : PARAMETERS;
  }

  private static Scaling scaling(String name) {
    return ScalingFitter.withDefaults().fit(ScalingSeries.published(name));
  }

  private static ScalingFit fit(List<ScalingPoint> series, ScalingModel model) {
    return ScalingChoice.of(ScalingSeries.observations(series)).fits().stream()
        .filter(f -> f.model() == model)
        .findFirst()
        .orElseThrow();
  }

  private static void assertInterval(double low, double high, Estimate actual, double tolerance) {
    assertEquals(low, actual.low(), tolerance);
    assertEquals(high, actual.high(), tolerance);
  }

  private static void assertClose(JsonNode expected, double actual, double relative) {
    double value = expected.asDouble();
    assertEquals(value, actual, Math.abs(value) * relative);
  }
}
