package dev.headroom.fit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Little's law on ten five-minute rows of a production server: requests/s, threads, seconds.
 * Source: Gunther and Chawla, arXiv:1811.12341.
 */
class LittleTest {

  private static final List<Little> TOMCAT =
      List.of(
          row(502.171674, 170.266663, .336740),
          row(494.403035, 175.375, .355975),
          row(509.541751, 188.866669, .360924),
          row(507.089094, 188.4375, .367479),
          row(532.803039, 191.46666, .362905),
          row(528.587722, 201.1875, .366283),
          row(533.439054, 202.600006, .378207),
          row(531.708059, 208.1875, .392556),
          row(532.693783, 203.266663, .379749),
          row(519.748550, 200.9375, .381078));

  private static Little row(double rate, double inside, double latency) {
    return new Little(rate, latency, inside, 0);
  }

  @Test
  void theLawHoldsForEveryPublishedRow() {
    assertTrue(TOMCAT.stream().allMatch(Little::holds));
  }

  @Test
  void theRatiosAreThePublishedOnes() {
    DoubleSummaryStatistics ratios = TOMCAT.stream().mapToDouble(Little::ratio).summaryStatistics();
    assertEquals(0.9623, ratios.getMin(), 5e-5);
    assertEquals(1.0099, ratios.getMax(), 5e-5);
  }

  @Test
  void latenciesOfATenthFewerRequestsAreNoticed() {
    assertFalse(
        TOMCAT.stream()
            .map(row -> new Little(0.9 * row.rate(), row.latency(), row.inside(), 0))
            .anyMatch(Little::holds));
  }

  @Test
  void whatTheWindowLeavesOpenIsAllowed() {
    assertTrue(new Little(100, 0.02, 2.4, 0.3).holds());
    assertFalse(new Little(100, 0.02, 2.4, 0.2).holds());
  }
}
