package dev.headroom.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.ScalingPoint;
import dev.headroom.quantity.Estimate;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import dev.headroom.quantity.Rate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

/** What must hold for any scaling series. */
class ScalingPropertiesTest {

  private static final double[] NUMBERS = {1, 2, 4, 8, 12, 16, 24, 32};

  /**
   * Rounding of the data, 1e-16, grows in the parameters of a flat minimum to about its root.
   * Reached from starts that are scaled too.
   */
  private static final double ROUNDING = 1e-6;

  /** Of generated numbers, behind the point. */
  private static final int DIGITS = 12;

  /** A law, seen with a noise of up to 3 % of its first throughput. */
  @Provide
  Arbitrary<List<ScalingPoint>> measured() {
    return Combinators.combine(
            Arbitraries.doubles().between(0, 0.5).ofScale(DIGITS),
            Arbitraries.doubles().between(0, 0.01).ofScale(DIGITS),
            Arbitraries.doubles().between(1, 1e4).ofScale(DIGITS),
            Arbitraries.doubles().between(0.001, 0.03).ofScale(DIGITS),
            Arbitraries.longs())
        .as(
            (alpha, beta, gamma, noise, seed) ->
                ScalingSeries.noisy(
                    ScalingSeries.on(new ScalingLaw(alpha, beta, new Rate(gamma)), NUMBERS),
                    noise * gamma,
                    new SplittableRandom(seed)));
  }

  /** Anything that a series may hold, with any law or none. */
  @Provide
  Arbitrary<List<ScalingPoint>> anything() {
    Arbitrary<Double> instances =
        Arbitraries.oneOf(
            Arbitraries.integers().between(1, 12).map(n -> (double) n),
            Arbitraries.doubles().between(1, 1e9).ofScale(DIGITS));
    Arbitrary<Double> throughputs =
        Arbitraries.oneOf(
            Arbitraries.integers().between(1, 1000).map(n -> (double) n),
            Arbitraries.doubles()
                .between(-9, 12)
                .ofScale(DIGITS)
                .map(e -> Math.min(1e12, Math.pow(10, e))));
    return Combinators.combine(instances, throughputs)
        .as((n, x) -> new ScalingPoint(n, new Rate(Math.max(1e-9, x))))
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  @Property(tries = 20, seed = "1")
  void anotherUnitOfTimeChangesTheUnitRateAlone(
      @ForAll("measured") List<ScalingPoint> series,
      @ForAll @DoubleRange(min = 1e-3, max = 1e3) @Scale(12) double times) {
    Optional<Scaling> one = fit(series);
    Optional<Scaling> other =
        fit(
            series.stream()
                .map(p -> new ScalingPoint(p.instances(), p.throughput().times(times)))
                .toList());
    assertEquals(one.isPresent(), other.isPresent());
    if (one.isPresent()) {
      assertEquals(one.get().model(), other.orElseThrow().model());
      assertSame(one.get().unitRate().times(times), other.get().unitRate(), 0);
      assertSame(one.get().contention(), other.get().contention(), 1e-9);
      assertSame(one.get().crosstalk(), other.get().crosstalk(), 1e-9);
    }
  }

  @Property(tries = 10, seed = "2")
  void theOrderOfMeasurementsChangesNothing(
      @ForAll("anything") List<ScalingPoint> series, @ForAll Random random) {
    List<ScalingPoint> shuffled = new ArrayList<>(series);
    Collections.shuffle(shuffled, random);
    assertEquals(fit(series), fit(shuffled));
  }

  /** And it ends, which a series that it can't fit must not prevent. */
  @Property(tries = 40, seed = "3")
  void everyIntervalHoldsItsValueWhateverWasMeasured(
      @ForAll("anything") List<ScalingPoint> series) {
    fit(series).ifPresent(ScalingPropertiesTest::check);
  }

  @Property(tries = 20, seed = "4")
  void everyIntervalOfALawHoldsItsValue(@ForAll("measured") List<ScalingPoint> series) {
    fit(series).ifPresent(ScalingPropertiesTest::check);
  }

  private static void check(Scaling scaling) {
    List<Estimate> estimates =
        new ArrayList<>(List.of(scaling.contention(), scaling.crosstalk(), scaling.unitRate()));
    scaling.limit().ifPresent(estimates::add);
    scaling.peak().ifPresent(peak -> estimates.addAll(List.of(peak.instances(), peak.rate())));
    for (Estimate each : estimates) {
      assertTrue(Double.isFinite(each.value()) && each.low() >= 0, scaling.toString());
      assertTrue(each.low() <= each.value() && each.value() <= each.high(), scaling.toString());
    }
    assertTrue(scaling.contention().high() <= 1, scaling.toString());
    for (double n : NUMBERS) {
      assertTrue(Double.isFinite(scaling.law().throughput(n).perSecond()), scaling.toString());
    }
  }

  private static void assertSame(Estimate one, Estimate other, double floor) {
    String both = one + " and " + other;
    assertEquals(one.value(), other.value(), floor + ROUNDING * one.value(), both);
    assertEquals(one.low(), other.low(), floor + ROUNDING * one.value(), both);
    assertEquals(one.high(), other.high(), floor + ROUNDING * one.high(), both);
  }

  /** Nothing where the series can't be fitted, which is said and not a defect. */
  private static Optional<Scaling> fit(List<ScalingPoint> series) {
    try {
      return Optional.of(ScalingFitter.withDefaults().fit(series));
    } catch (HeadroomException e) {
      assertEquals(Kind.INCONCLUSIVE, e.kind(), e.getMessage());
      return Optional.empty();
    }
  }
}
