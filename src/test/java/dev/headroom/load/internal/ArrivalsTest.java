package dev.headroom.load.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.plan.Load;
import dev.headroom.plan.LoadShape;
import dev.headroom.plan.LoadShape.Segment;
import dev.headroom.quantity.Rate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Arrival times against the laws of the Poisson process, with pinned seeds.
 *
 * <p>Bounds are five standard deviations: a sound generator misses one of them with one seed in 1.7
 * million.
 */
class ArrivalsTest {

  private static final double SIGMAS = 5;

  private static Segment segment(double from, double to, double seconds) {
    return new Segment(new Rate(from), new Rate(to), Duration.ofNanos(Math.round(seconds * 1e9)));
  }

  private static long[] arrivals(LoadShape shape, Load.Arrivals kind, long seed) {
    Iterable<Long> all = () -> new Arrivals(shape, kind, seed);
    return StreamSupport.stream(all.spliterator(), false).mapToLong(Long::longValue).toArray();
  }

  private static long[] poisson(LoadShape shape, long seed) {
    return arrivals(shape, Load.Arrivals.POISSON, seed);
  }

  private static long between(long[] times, double fromSeconds, double toSeconds) {
    return LongStream.of(times).filter(t -> t >= fromSeconds * 1e6 && t < toSeconds * 1e6).count();
  }

  /** 120/s held, a ramp from 120/s to 40/s, nothing, a ramp from nothing to 200/s. */
  private static final LoadShape MIXED =
      new LoadShape(
          List.of(
              segment(120, 120, 1.5), segment(120, 40, 2), segment(0, 0, 1), segment(0, 200, 0.5)));

  /** Of many runs, the count in each segment has its mean and, being Poisson, that variance. */
  @Test
  void countsInEverySegmentHaveTheMeanAndTheVarianceOfAPoissonVariable() {
    int runs = 4000;
    double[] ends = {0, 1.5, 3.5, 4.5, 5};
    double[] means = {180, 160, 0, 50};
    long[][] runsOfTimes =
        IntStream.range(0, runs).mapToObj(seed -> poisson(MIXED, seed)).toArray(long[][]::new);
    for (int s = 0; s < means.length; s++) {
      double from = ends[s];
      double to = ends[s + 1];
      double[] counts =
          Arrays.stream(runsOfTimes).mapToDouble(times -> between(times, from, to)).toArray();
      double mean = Arrays.stream(counts).average().orElseThrow();
      double variance = Arrays.stream(counts).map(c -> (c - mean) * (c - mean)).sum() / (runs - 1);
      assertEquals(means[s], mean, SIGMAS * Math.sqrt(means[s] / runs), "segment " + s);
      // Var(s²) of a Poisson variable of mean m: (m + 2m²·n/(n−1)) / n.
      double spread = Math.sqrt((means[s] + 2 * means[s] * means[s]) / runs);
      assertEquals(means[s], variance, SIGMAS * spread, "segment " + s);
    }
  }

  /**
   * Given their number, arrivals of a ramp are independent with distribution Λ(t)/Λ(L); from 0 to b
   * that is (t/L)², against which Kolmogorov and Smirnov's distance is judged: P(√n·D &gt; 2.5) =
   * 2·exp(−12.5) = 7e−6.
   */
  @Test
  void arrivalsOfARampFollowTheIntegralOfItsRate() {
    double seconds = 20;
    long[] times = poisson(new LoadShape(List.of(segment(0, 1000, seconds))), 3);
    double distance = 0;
    for (int i = 0; i < times.length; i++) {
      double share = Math.pow(times[i] / 1e6 / seconds, 2);
      distance =
          Math.max(
              distance,
              Math.max(
                  Math.abs(share - (double) i / times.length),
                  Math.abs(share - (double) (i + 1) / times.length)));
    }
    assertTrue(Math.sqrt(times.length) * distance < 2.5, "distance " + distance);
  }

  /** Gaps at rate λ are exponential: mean 1/λ, coefficient of variation 1. */
  @Test
  void gapsOfAHeldRateAreExponential() {
    long[] times = poisson(LoadShape.constant(new Rate(500), Duration.ofSeconds(200)), 11);
    double[] gaps =
        IntStream.range(1, times.length)
            .mapToDouble(i -> (times[i] - times[i - 1]) / 1e6)
            .toArray();
    double n = gaps.length;
    double mean = Arrays.stream(gaps).average().orElseThrow();
    double variance = Arrays.stream(gaps).map(g -> (g - mean) * (g - mean)).sum() / (n - 1);
    assertEquals(1 / 500.0, mean, SIGMAS / 500 / Math.sqrt(n));
    // Var(s²) of an exponential variable of mean μ: 8μ⁴/n.
    assertEquals(1 / 250_000.0, variance, SIGMAS * Math.sqrt(8 / n) / 250_000);
  }

  @Test
  void regularArrivalsOfAHeldRateAreEvenlySpacedFromHalfAGapOn() {
    long[] times =
        arrivals(LoadShape.constant(new Rate(8), Duration.ofSeconds(1)), Load.Arrivals.REGULAR, 1);
    assertArrayEquals(
        new long[] {62_500, 187_500, 312_500, 437_500, 562_500, 687_500, 812_500, 937_500}, times);
  }

  /** Λ(t) = t² for 0 to 4/s over 2 s, so arrival k comes at √(k − ½). */
  @Test
  void regularArrivalsOfARampComeWhereItsIntegralPassesTheHalves() {
    long[] times = arrivals(new LoadShape(List.of(segment(0, 4, 2))), Load.Arrivals.REGULAR, 1);
    long[] expected =
        IntStream.rangeClosed(1, 4).mapToLong(k -> Math.round(Math.sqrt(k - 0.5) * 1e6)).toArray();
    assertArrayEquals(expected, times);
  }

  /** Λ(t) = 4t − t² for 4/s to 0 over 2 s, so arrival k comes at 2 − √(4 − (k − ½)). */
  @Test
  void aRampDownToNothingEndsWithoutLosingItsLastArrival() {
    long[] times = arrivals(new LoadShape(List.of(segment(4, 0, 2))), Load.Arrivals.REGULAR, 1);
    long[] expected =
        IntStream.rangeClosed(1, 4)
            .mapToLong(k -> Math.round((2 - Math.sqrt(4.5 - k)) * 1e6))
            .toArray();
    assertArrayEquals(expected, times);
  }

  @ParameterizedTest
  @EnumSource(Load.Arrivals.class)
  void nobodyArrivesWhileTheRateIsZero(Load.Arrivals kind) {
    LoadShape shape =
        new LoadShape(List.of(segment(0, 0, 3), segment(50, 50, 2), segment(0, 0, 3)));
    long[] times = arrivals(shape, kind, 5);
    assertTrue(times.length > 50);
    assertEquals(times.length, between(times, 3, 5.000001));
    assertEquals(0, arrivals(LoadShape.constant(Rate.ZERO, Duration.ofSeconds(9)), kind, 5).length);
  }

  @Test
  void arrivalsAscendAndStayWithinTheShape() {
    for (int seed = 0; seed < 200; seed++) {
      long[] times = poisson(MIXED, seed);
      long[] sorted = times.clone();
      Arrays.sort(sorted);
      assertArrayEquals(sorted, times);
      assertTrue(times.length == 0 || (times[0] >= 0 && times[times.length - 1] <= 5_000_000));
    }
  }

  @Test
  void aSeedPinsTheArrivals() {
    assertArrayEquals(poisson(MIXED, 42), poisson(MIXED, 42));
    assertFalse(Arrays.equals(poisson(MIXED, 42), poisson(MIXED, 43)));
  }

  @Test
  void afterTheLastArrivalThereIsNone() {
    PrimitiveIterator.OfLong arrivals =
        new Arrivals(
            LoadShape.constant(new Rate(1), Duration.ofSeconds(1)), Load.Arrivals.REGULAR, 1);
    assertEquals(500_000, arrivals.nextLong());
    assertFalse(arrivals.hasNext());
    assertThrows(NoSuchElementException.class, arrivals::nextLong);
  }
}
