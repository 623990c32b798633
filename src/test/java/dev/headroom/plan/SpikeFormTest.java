package dev.headroom.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.quantity.Rate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each shape of a spike offers, and when: areas and times by hand. */
class SpikeFormTest {

  private static final String HEAD =
      "target: {url: 'http://127.0.0.1'}\nload: {spike: {baseline: 100/s, peak: 500/s, recovery: 10s, ";

  private static Load.Spike spike(String rest) {
    return PlanReader.parse(HEAD + rest + "}}", "p").load().spike();
  }

  /**
   * Requests between rise and fall from areas of triangles and rectangles; the middle of a peak
   * that isn't held is at 95 % of it, since nine tenths are reached before.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rise: 4s, hold: 20s, fall: 2s | 11800 | 26 | 24 | 4",
        "shape: plateau, rise: 4s, hold: 20s, fall: 2s | 11800 | 26 | 24 | 4",
        "shape: step, hold: 8s | 4000 | 8 | 14 | 0",
        "shape: ramp, rise: 8s | 2400 | 8 | 17.5 | 8",
        "shape: sawtooth, rise: 8s, teeth: 3 | 7200 | 24 | 17.5 | 8",
        "shape: double, rise: 2s, hold: 3s, fall: 1s, pause: 7s | 5500 | 19 | 13.5 | 2",
        "shape: replay, series: [0s 100/s, 4s 500/s, 6s 500/s, 8s 100/s] | 2800 | 8 | 15 | 4",
        "shape: replay, series: [0s 10/s, 1s 50/s, 3s 10/s] | 900 | 3 | 11.0625 | 1",
      })
  void aShapeOffersItsAreaAndKnowsItsTimes(
      String rest, double requests, double length, double middle, double rise) {
    Load.Spike spike = spike(rest);
    LoadShape whole = spike.shape();
    assertEquals(requests + 2 * 10 * 100, whole.requests(), 1e-6);
    assertEquals(seconds(length + 20), whole.length());
    assertEquals(seconds(10), spike.untilRise());
    assertEquals(seconds(10 + length), spike.untilFallen());
    assertNear(seconds(middle), spike.untilMiddle());
    assertNear(seconds(rise), spike.rise());
    assertEquals(new Rate(500), whole.highest());
    assertEquals(new Rate(100), whole.rateAt(seconds(9.999)));
    assertEquals(new Rate(100), whole.rateAt(seconds(10 + length)));
  }

  /** ∫ b (p/b)^(t/L) dt = L (p − b)/ln(p/b), which straight pieces exceed by 0.11 % at most. */
  @Test
  void aFlashCrowdGrowsAndLeavesByEqualFactors() {
    Load.Spike spike = spike("shape: flash-crowd, rise: 10s, fall: 30s");
    double area = 40 * 400 / Math.log(5);
    double requests = spike.shape().requests() - 2 * 10 * 100;
    assertTrue(requests >= area && requests <= 1.0012 * area, requests + " of " + area);
    for (double share : List.of(0.0, 0.2, 0.5, 0.77, 0.999)) {
      double up = spike.shape().rateAt(seconds(10 + 10 * share)).perSecond();
      assertEquals(100 * Math.pow(5, share), up, 0.0013 * up);
      double down = spike.shape().rateAt(seconds(20 + 30 * share)).perSecond();
      assertEquals(500 * Math.pow(5, -share), down, 0.0013 * down);
    }
    // The steepest slope of the rise is at its end: p ln(p/b)/L, 1.2 % less over the last piece.
    double rise = 10 * 400 / (500 * Math.log(5));
    assertEquals(rise, spike.rise().toNanos() / 1e9, 0.06 * rise);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rise: 4s",
        "shape: step",
        "shape: ramp",
        "shape: sawtooth",
        "shape: double",
        "shape: flash-crowd",
        "shape: replay, series: [0s 3.7/s, 1.234s 99.123/s, 4s 0/s]"
      })
  void everyShapeReadsBackEqualAndScalesWithItsPeak(String rest) {
    Plan plan = PlanReader.parse(HEAD + rest + "}}", "p");
    assertEquals(plan, PlanReader.parse(PlanWriter.write(plan), "q"));
    LoadShape whole = plan.load().spike().shape();
    LoadShape half = plan.load().spike().withPeak(new Rate(250)).shape();
    assertEquals(whole.length(), half.length());
    assertEquals(whole.requests() / 2, half.requests(), 1e-6 * whole.requests());
  }

  private static void assertNear(Duration expected, Duration found) {
    assertEquals((double) expected.toNanos(), (double) found.toNanos(), 1000, found.toString());
  }

  private static Duration seconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }
}
