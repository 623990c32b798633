package dev.headroom.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.fit.Fit;
import dev.headroom.fit.Fitter;
import dev.headroom.plan.Load;
import dev.headroom.plan.SearchMethod;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.Ratio;
import dev.headroom.testing.VirtualOrigin;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ways of searching that others have. */
class OtherSearchesTest {

  private static final VirtualOrigin ORIGIN = VirtualOrigin.exponential(4, 132, 0.02);
  private static final Rate FROM = new Rate(40);
  private static final Rate TO = new Rate(400);

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }

  private static List<Double> rates(Searched searched) {
    return searched.levels().stream().map(Entry::rate).toList();
  }

  @Test
  void aStaircaseEndsAfterTwoLevelsPastSaturation() {
    Searched searched =
        Searched.in(ORIGIN, new Load.Staircase(FROM, TO, 10, seconds(10), seconds(2)), 1);
    assertEquals(End.DONE, searched.found().end());
    assertEquals(List.of(40.0, 80.0, 120.0, 160.0, 200.0, 240.0, 280.0), rates(searched));
  }

  @Test
  void aStaircaseThatNeverGetsThereSaysSo() {
    Searched searched =
        Searched.in(ORIGIN, new Load.Staircase(FROM, new Rate(120), 3, seconds(10), seconds(2)), 1);
    assertEquals(End.MAX_RATE, searched.found().end());
  }

  @Test
  void aRampRisesAllTheTimeAndEndsPastSaturation() {
    Searched searched = Searched.in(ORIGIN, new SearchMethod.Ramp(FROM, TO, seconds(240)), 1);
    assertEquals(End.DONE, searched.found().end());
    List<Double> rates = rates(searched);
    assertEquals(rates.stream().sorted().toList(), rates);
    assertTrue(searched.probe().now() < 200, "it went on");
    Fit fit = Fitter.withDefaults().fit(searched.probe().recording(), Searched.OBJECTIVE);
    assertTrue(fit.saturation().reached());
  }

  @Test
  void aBisectionHalvesWhatIsLeftBetweenTheLastTwoVerdicts() {
    SearchMethod method =
        new SearchMethod.Bisection(
            FROM, new Rate(1000), seconds(20), seconds(5), new Ratio(0.05), seconds(600));
    Searched searched = Searched.in(ORIGIN, method, 1);
    assertEquals(End.PRECISE, searched.found().end());
    List<Double> rates = rates(searched);
    int first = 1;
    while (rates.get(first) == 2 * rates.get(first - 1)) {
      first++;
    }
    assertEquals((rates.get(first - 2) + rates.get(first - 1)) / 2, rates.get(first));
    double last = rates.get(rates.size() - 1);
    double before = rates.get(rates.size() - 2);
    assertTrue(Math.abs(last / before - 1) < 0.1, rates.toString());
  }
}
