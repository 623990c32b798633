package dev.headroom.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.headroom.quantity.Percentile;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyHistogramTest {

  /** Three significant digits: a value is kept to a thousandth of itself. */
  private static final double PRECISION = 1e-3;

  /** Log-uniform over 50 µs to 30 s, as a mix of quick answers and time-outs is. */
  private static long[] sample(int size) {
    SplittableRandom random = new SplittableRandom(7);
    return random.doubles(size).mapToLong(u -> Math.round(50 * Math.pow(600_000, u))).toArray();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 50, 90, 99, 99.9, 99.99})
  void percentilesAreThoseOfTheSortedValues(double percent) {
    long[] values = sample(20_001);
    Duration found = LatencyHistogram.ofMicros(values).at(new Percentile(percent));
    Arrays.sort(values);
    // Nearest rank: the smallest value that at least this share does not exceed.
    long expected = values[(int) Math.ceil(percent / 100 * values.length) - 1];
    assertEquals((double) expected, found.toNanos() / 1000.0, expected * PRECISION);
  }

  @Test
  void aSumHasThePercentilesOfAllValuesTogether() {
    long[] values = sample(9000);
    List<LatencyHistogram> parts =
        List.of(
            LatencyHistogram.ofMicros(Arrays.copyOfRange(values, 0, 100)),
            LatencyHistogram.EMPTY,
            LatencyHistogram.ofMicros(Arrays.copyOfRange(values, 100, 9000)));
    LatencyHistogram whole = LatencyHistogram.ofMicros(values);
    LatencyHistogram sum = LatencyHistogram.sum(parts);
    assertEquals(whole.at(Percentile.P99), sum.at(Percentile.P99));
    assertEquals(whole.mean(), sum.mean());
    assertEquals(9000, sum.count());
  }

  @Test
  void theMeanIsTheArithmeticOne() {
    assertEquals(
        20_000,
        LatencyHistogram.ofMicros(5_000, 10_000, 45_000).mean().toNanos() / 1000.0,
        20_000 * PRECISION);
  }

  @Test
  void howManyTookLongerIsCountedStrictly() {
    LatencyHistogram histogram = LatencyHistogram.ofMicros(1000, 2000, 3000);
    assertEquals(3, histogram.countAbove(Duration.ofNanos(500_000)));
    assertEquals(1, histogram.countAbove(Duration.ofMillis(2)));
    assertEquals(0, histogram.countAbove(Duration.ofMillis(3)));
  }

  @Test
  void valuesOutOfRangeCountAtItsEnds() {
    LatencyHistogram histogram = LatencyHistogram.ofMicros(-5, 0, Long.MAX_VALUE);
    assertEquals(3, histogram.count());
    assertEquals(3600, histogram.max().toNanos() / 1e9, 3600 * PRECISION);
  }

  @Test
  void ofNoRequestEverythingIsZero() {
    assertEquals(0, LatencyHistogram.EMPTY.count());
    assertEquals(Duration.ZERO, LatencyHistogram.EMPTY.at(Percentile.P99));
    assertEquals(Duration.ZERO, LatencyHistogram.EMPTY.mean());
    assertEquals(Duration.ZERO, LatencyHistogram.EMPTY.max());
  }
}
