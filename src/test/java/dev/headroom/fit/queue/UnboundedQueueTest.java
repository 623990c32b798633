package dev.headroom.fit.queue;

import static dev.headroom.fit.queue.Exact.assertClose;
import static dev.headroom.fit.queue.Exact.assertPrinted;
import static dev.headroom.fit.queue.Exact.decimal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.quantity.Percentile;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** M/M/c against the saturation notes, sections 2, 4 and 6.1, and against 50 digits. */
class UnboundedQueueTest {

  private static final UnboundedQueue FOUR = new UnboundedQueue(4, 50);

  private static final Percentile P95 = new Percentile(95);

  /** λ, ρ, C, W, R in ms, L. */
  @ParameterizedTest
  @CsvSource({
    "20, .10, .000794, .0044, 20.0044, .4001",
    "40, .20, .009581, .0599, 20.0599, .8024",
    "80, .40, .090700, .7558, 20.7558, 1.6605",
    "100, .50, .173913, 1.7391, 21.7391, 2.1739",
    "120, .60, .287043, 3.5880, 23.5880, 2.8306",
    "140, .70, .428654, 7.1442, 27.1442, 3.8002",
    "150, .75, .509434, 10.1887, 30.1887, 4.5283",
    "160, .80, .596432, 14.9108, 34.9108, 5.5857",
    "170, .85, .689316, 22.9772, 42.9772, 7.3061",
    "180, .90, .787753, 39.3877, 59.3877, 10.6898",
    "190, .95, .891419, 89.1419, 109.1419, 20.7370",
    "198, .99, .977905, 488.9526, 508.9526, 100.7726"
  })
  void meansAreThePrintedAndTheExactOnes(
      double arrivals, String rho, String waits, String wait, String response, String inside) {
    assertPrinted(rho, FOUR.utilisation(arrivals), "ρ");
    assertPrinted(waits, FOUR.waitingShare(arrivals), "C");
    assertPrinted(wait, FOUR.meanWaitSeconds(arrivals) * 1000, "W");
    assertPrinted(response, FOUR.meanResponseSeconds(arrivals) * 1000, "R");
    assertPrinted(inside, FOUR.meanInside(arrivals), "L");
    double exact = ExactQueues.erlangC(4, decimal(arrivals / 50)).doubleValue() / (200 - arrivals);
    assertClose(exact, FOUR.meanWaitSeconds(arrivals), "W");
    assertClose(exact + 0.02, FOUR.meanResponseSeconds(arrivals), "R");
  }

  /** λ and p50, p90, p95, p99, p99.9 in ms; θ = μ at λ = 150. */
  @ParameterizedTest
  @CsvSource({
    "20, 13.868, 46.058, 59.921, 92.110, 138.161",
    "40, 13.931, 46.138, 60.001, 92.190, 138.242",
    "80, 14.678, 47.263, 61.153, 93.357, 139.411",
    "100, 15.668, 49.001, 62.994, 95.285, 141.359",
    "120, 17.421, 52.484, 66.843, 99.594, 145.893",
    "140, 20.571, 59.525, 75.050, 109.851, 158.035",
    "150, 23.126, 65.724, 82.562, 120.126, 171.794",
    "160, 26.924, 75.519, 94.760, 137.864, 197.593",
    "170, 33.116, 92.624, 116.612, 171.188, 248.302",
    "180, 45.090, 128.489, 163.310, 243.863, 359.000",
    "190, 79.711, 241.078, 310.393, 471.337, 701.596",
    "198, 355.813, 1160.532, 1507.106, 2311.825, 3463.117"
  })
  void percentilesAreThePrintedAndTheExactOnes(
      double arrivals, String p50, String p90, String p95, String p99, String p999) {
    assertPercentile(arrivals, Percentile.P50, p50);
    assertPercentile(arrivals, Percentile.P90, p90);
    assertPercentile(arrivals, P95, p95);
    assertPercentile(arrivals, Percentile.P99, p99);
    assertPercentile(arrivals, Percentile.P999, p999);
  }

  private static void assertPercentile(double arrivals, Percentile percentile, String printed) {
    double seconds = FOUR.responseSeconds(arrivals, percentile);
    assertPrinted(printed, seconds * 1000, percentile + " at " + arrivals);
    double exact =
        Exact.last(0, 10, t -> tail(decimal(arrivals), t).compareTo(share(percentile)) > 0);
    assertClose(exact, seconds, percentile + " at " + arrivals);
  }

  private static BigDecimal tail(BigDecimal arrivals, BigDecimal t) {
    return ExactQueues.responseTail(4, 50, arrivals, t);
  }

  private static BigDecimal share(Percentile percentile) {
    BigDecimal above = BigDecimal.valueOf(100).subtract(BigDecimal.valueOf(percentile.percent()));
    return above.movePointLeft(2);
  }

  /** t in ms and the highest λ with p99, p95 and mean of at most t. */
  @ParameterizedTest
  @CsvSource({
    "100, 121.2459, 163.0362, 188.9909",
    "120, 149.9041, 171.0830, 190.9814",
    "150, 164.4636, 177.9450, 192.9042",
    "200, 175.0452, 184.0372, 194.7636",
    "300, 183.9900, 189.6376, 196.5637",
    "500, 190.5885, 193.8863, 197.9635",
    "1000, 195.3496, 196.9758, 198.9910"
  })
  void highestRatesAreThePrintedAndTheExactOnes(double ms, String p99, String p95, String mean) {
    assertHighest(Percentile.P99, ms / 1000, p99);
    assertHighest(P95, ms / 1000, p95);
    double highest = FOUR.highestArrivalsPerSecond(ms / 1000);
    assertPrinted(mean, highest, "λ");
    double exact = Exact.last(0, 200, x -> meanResponse(x).compareTo(decimal(ms / 1000)) <= 0);
    assertClose(exact, highest, "λ for a mean of " + ms);
  }

  private static BigDecimal meanResponse(BigDecimal arrivals) {
    BigDecimal waits = ExactQueues.erlangC(4, arrivals.divide(decimal(50), Exact.DIGITS));
    return Exact.over(waits, decimal(200).subtract(arrivals)).add(new BigDecimal("0.02"));
  }

  private static void assertHighest(Percentile percentile, double seconds, String printed) {
    double highest = FOUR.highestArrivalsPerSecond(percentile, seconds);
    assertPrinted(printed, highest, "λ for " + percentile + " of " + seconds);
    double exact =
        Exact.last(0, 199.999, x -> tail(x, decimal(seconds)).compareTo(share(percentile)) <= 0);
    assertClose(exact, highest, "λ for " + percentile + " of " + seconds);
  }

  /** Where waiting and service end at the same rate the textbook's form is 0/0. */
  @ParameterizedTest
  @CsvSource({
    "150",
    "150.00000000001",
    "149.99999999999",
    "150.0000001",
    "149.9999",
    "150.01",
    "149",
    "3",
    "199"
  })
  void theTailKeepsItsDigitsAtAndNearEqualRates(double arrivals) {
    for (double seconds : new double[] {0, 1e-6, 0.003, 0.1, 0.5, 3, 10}) {
      BigDecimal exact = tail(decimal(arrivals), decimal(seconds));
      assertClose(exact, FOUR.responseTail(arrivals, seconds), "P(R > " + seconds + ")");
    }
  }

  /** As the queueing package PDQ prints it. */
  @Test
  void threeWorkersOfOneSecondAtTwoPerSecondAreThePublishedOnes() {
    UnboundedQueue queue = new UnboundedQueue(3, 1);
    assertClose(4 / 9.0, queue.waitingShare(2), "C");
    assertPrinted("1.444444", queue.meanResponseSeconds(2), "R");
    assertPrinted("2.888889", queue.meanInside(2), "L");
  }

  /** Where the mean response is one and a half times and twice the service. */
  @Test
  void ratesOfAGivenSlowdownAreThePrintedOnes() {
    assertPrinted("149.486684", FOUR.highestArrivalsPerSecond(0.030), "λ at 1.5 S");
    assertPrinted("166.970989", FOUR.highestArrivalsPerSecond(0.040), "λ at 2 S");
  }

  /** Instances of 4 workers behind one common queue that hold p99 of 150 ms. */
  @ParameterizedTest
  @CsvSource({"1000, 6", "5000, 26"})
  void aCommonQueueNeedsThePrintedNumberOfInstances(double arrivals, int instances) {
    assertTrue(pooled(instances) >= arrivals);
    assertTrue(pooled(instances - 1) < arrivals);
  }

  private static double pooled(int instances) {
    return new UnboundedQueue(4 * instances, 50).highestArrivalsPerSecond(Percentile.P99, 0.150);
  }

  @Test
  void fromCapacityOnEveryAnswerIsUndefined() {
    for (double arrivals : new double[] {200, 200.1, 1e9}) {
      assertEquals(Double.NaN, FOUR.utilisation(arrivals));
      assertEquals(Double.NaN, FOUR.meanWaitSeconds(arrivals));
      assertEquals(Double.NaN, FOUR.meanInside(arrivals));
      assertEquals(Double.NaN, FOUR.waitTail(arrivals, 1));
      assertEquals(Double.NaN, FOUR.responseTail(arrivals, 1));
      assertEquals(Double.NaN, FOUR.responseSeconds(arrivals, Percentile.P99));
    }
  }

  @Test
  void noRateMeetsWhatTheServiceAloneMisses() {
    assertEquals(Double.NaN, FOUR.highestArrivalsPerSecond(0.0199));
    assertEquals(Double.NaN, FOUR.highestArrivalsPerSecond(Percentile.P99, 0.092));
  }
}
