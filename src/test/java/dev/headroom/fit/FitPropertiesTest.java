package dev.headroom.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.Recording;
import dev.headroom.plan.Objective;
import dev.headroom.quantity.Estimate;
import dev.headroom.testing.VirtualOrigin;
import dev.headroom.testing.VirtualRun;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.DoubleRange;

/** What must hold for any origin that takes 200 requests a second and any staircase past that. */
class FitPropertiesTest {

  /** Shares of the capacity, six of them below and four beyond. */
  private static final double[] LEVELS = {0.15, 0.3, 0.5, 0.65, 0.8, 0.9, 1.05, 1.15, 1.3, 1.5};

  private static final double CAPACITY = 200;

  /** A second of settling and a multiple of the factor of time below. */
  private static final int SECONDS = 12;

  private static final int SETTLE = 4;

  /**
   * An origin and what happens to it.
   *
   * @param workers of it
   * @param cv of its service times, log-normal
   * @param seed of arrivals and service
   */
  record Trial(int workers, double cv, long seed) {

    VirtualOrigin origin() {
      return VirtualOrigin.lognormal(workers, workers + 40, workers / CAPACITY, cv);
    }

    /** The bound is four times the idle latency: neither met everywhere nor nowhere. */
    Objective objective() {
      return objective(1);
    }

    Objective objective(int faster) {
      return new Objective(
          Runs.P99_150MS.percentile(),
          Duration.ofNanos((long) (4e9 * workers / CAPACITY * (1 + cv)) / faster),
          Runs.P99_150MS.errors());
    }

    VirtualRun staircase() {
      double[] rates = new double[LEVELS.length];
      for (int i = 0; i < rates.length; i++) {
        rates[i] = LEVELS[i] * CAPACITY;
      }
      return new VirtualRun().levels(SECONDS, SETTLE, rates);
    }

    Recording recording() {
      return staircase().against(origin(), seed);
    }
  }

  @Provide
  Arbitrary<Trial> trials() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 32),
            Arbitraries.doubles().between(0.2, 1.5),
            Arbitraries.longs())
        .as(Trial::new);
  }

  @Provide
  Arbitrary<List<Integer>> orders() {
    return Arbitraries.shuffle(IntStream.range(0, LEVELS.length).boxed().toList());
  }

  /** The same completions are counted, in seconds that hold four times as many. */
  @Property(tries = 4, seed = "1", shrinking = ShrinkingMode.OFF)
  void aClockThatIsFourTimesAsFastMultipliesEveryRateByFour(@ForAll("trials") Trial trial) {
    int times = 4;
    Recording slow = trial.recording();
    Recording fast =
        Remade.faster(
            slow.run(), trial.staircase().requestsAgainst(trial.origin(), trial.seed()), times);
    Fit one = fit(slow, trial.objective());
    Fit four = fit(fast, trial.objective(times));
    assertSame(one.saturation().rate(), four.saturation().rate().times(1.0 / times), "C");
    assertSame(one.sustainable().rate(), four.sustainable().rate().times(1.0 / times), "λ_SLO");
    assertSame(one.loss().rate(), four.loss().rate().times(1.0 / times), "λ_loss");
  }

  /** Counts of three equal origins are three times those of one, and so is what they complete. */
  @Property(tries = 4, seed = "2", shrinking = ShrinkingMode.OFF)
  void threeOriginsSideBySideTakeThreeTimesAsMuch(@ForAll("trials") Trial trial) {
    Recording recording = trial.recording();
    Fit one = fit(recording, trial.objective());
    Fit three = fit(Remade.side(recording, 3), trial.objective());
    assertSame(one.saturation().rate(), three.saturation().rate().times(1.0 / 3), "C");
  }

  @Property(tries = 4, seed = "3", shrinking = ShrinkingMode.OFF)
  void theOrderInWhichLevelsWereDrivenChangesNoRate(
      @ForAll("trials") Trial trial, @ForAll("orders") List<Integer> order) {
    Recording recording = trial.recording();
    Fit ascending = fit(recording, trial.objective());
    Fit shuffled = fit(Remade.shuffled(recording, order), trial.objective());
    assertEquals(ascending.saturation(), shuffled.saturation());
    assertEquals(ascending.sustainable(), shuffled.sustainable());
    assertEquals(ascending.loss(), shuffled.loss());
    assertEquals(ascending.levels(), shuffled.levels());
  }

  /** Below half of the capacity; what is measured there says next to nothing of the knee. */
  @Property(tries = 4, seed = "4", shrinking = ShrinkingMode.OFF)
  void aLevelFarBelowTheKneeMovesNothingBeyondItsInterval(
      @ForAll("trials") Trial trial, @ForAll @DoubleRange(min = 0.1, max = 0.45) double share) {
    double[] rates =
        IntStream.range(0, LEVELS.length).mapToDouble(i -> LEVELS[i] * CAPACITY).toArray();
    Recording less = trial.recording();
    Recording more =
        new VirtualRun()
            .levels(SECONDS, SETTLE, share * CAPACITY)
            .levels(SECONDS, SETTLE, rates)
            .against(trial.origin(), trial.seed());
    Fit without = fit(less, trial.objective());
    Fit with = fit(more, trial.objective());
    assertSame(without.saturation().rate(), with.saturation().rate(), "C");
    assertSame(without.sustainable().rate(), with.sustainable().rate(), "λ_SLO");
    assertSame(without.loss().rate(), with.loss().rate(), "λ_loss");
  }

  /** Each within the interval of the other. */
  private static void assertSame(Estimate one, Estimate other, String what) {
    String both = what + ": " + one + " and " + other;
    assertEquals(one.isBound(), other.isBound(), both);
    if (!one.isBound()) {
      assertTrue(one.low() <= other.value() && other.value() <= one.high(), both);
      assertTrue(other.low() <= one.value() && one.value() <= other.high(), both);
    }
  }

  private static Fit fit(Recording recording, Objective objective) {
    Fit fit = Fitter.withDefaults().withResamples(40).fit(recording, objective);
    Numbers.check(fit, "fit");
    return fit;
  }
}
