package dev.headroom.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.Outcome;
import dev.headroom.plan.Retries;
import dev.headroom.testing.VirtualRetries;
import dev.headroom.testing.VirtualRun;
import dev.headroom.testing.VirtualSink;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Retries against M/M/4/20 with 50/s a worker: loss stays hidden up to 200/s, load grows beyond.
 */
class RetriesHideSaturationTest {

  private static final double NEVER = 1e9;
  private static final int BATCH = 100;
  private static final int BATCHES = 40;

  private static VirtualRetries origin(int retries, int backoffSeconds) {
    Duration backoff = Duration.ofSeconds(backoffSeconds);
    return new VirtualRetries(
        4, 20, 0.02, NEVER, new Retries(retries, backoff, Retries.Growth.CONSTANT));
  }

  /**
   * Where every try meets the queue as it is on average, the load λ' with r retries is the fixed
   * point of {@code λ' = λ Σ P(λ')^i}, i = 0…r, and {@code P(λ')^(r + 1)} is lost for good, P being
   * the loss of M/M/4/20. The rates are those fixed points. Batches of 100 s make the errors, of
   * which four are allowed; the wait of 5 s is long against the queue, which settles in half a one.
   */
  @ParameterizedTest
  @CsvSource({
    "180, 1, 183.91, 0.000472",
    "190, 1, 199.79, 0.002657",
    "190, 2, 200.81, 0.000157",
    "200, 0, 200, 0.052033",
    "200, 1, 224.50, 0.015006",
    "200, 3, 256.55, 0.002444",
    "220, 1, 286.48, 0.091325",
    "220, 3, 443.56, 0.090909"
  })
  void retriesAreTheFixedPoint(double visits, int retries, double made, double lost) {
    Tally tally = new Tally();
    SplittableRandom random = new SplittableRandom(77);
    DoubleStream.Builder arrivals = DoubleStream.builder();
    for (double at = 0; at < BATCH * (BATCHES + 1.0); at += random.nextExponential() / visits) {
      arrivals.add(at);
    }
    origin(retries, 5).serve(arrivals.build().toArray(), random, tally);
    SummaryStatistics load = tally.batches(tally.made);
    SummaryStatistics good = tally.batches(tally.good);
    assertEquals(made, load.getMean(), 4 * error(load));
    assertEquals(visits * (1 - lost), good.getMean(), 4 * error(good));
  }

  private static double error(SummaryStatistics batches) {
    return batches.getStandardDeviation() / Math.sqrt((double) batches.getN());
  }

  /** Requests per second in each batch but the first. */
  private static final class Tally implements VirtualSink {

    private final double[] made = new double[BATCHES + 1];
    private final double[] good = new double[BATCHES + 1];

    @Override
    public void offered(double time) {
      add(made, time);
    }

    @Override
    public void retried(double time) {
      add(made, time);
    }

    @Override
    public void ended(double sent, double time, Outcome outcome) {
      if (outcome == Outcome.OK) {
        add(good, time);
      }
    }

    private static void add(double[] batches, double time) {
      int batch = (int) (time / BATCH);
      if (batch < batches.length) {
        batches[batch] += 1.0 / BATCH;
      }
    }

    SummaryStatistics batches(double[] rates) {
      SummaryStatistics all = new SummaryStatistics();
      for (int i = 1; i < rates.length; i++) {
        all.addValue(rates[i]);
      }
      return all;
    }
  }

  /**
   * At 220/s each visit makes 2.02 requests; a level of 60 s and its bunches are within a tenth.
   */
  @Test
  void theFitMeasuresTheAmplificationAndWarns() {
    Fit fit =
        Fitter.withDefaults()
            .withResamples(40)
            .fit(
                new VirtualRun()
                    .control(20, 10)
                    .levels(80, 20, 60, 120, 180, 220)
                    .against(origin(3, 1), 3),
                Runs.P99_150MS);
    Level highest = fit.levels().get(fit.levels().size() - 1);
    assertEquals(2.02, highest.amplification(), 0.2);
    assertEquals(1, fit.levels().get(0).amplification());
    assertTrue(
        fit.warnings().stream()
            .anyMatch(w -> w.startsWith("Visitors tried again") && w.contains("hide saturation")),
        fit.warnings().toString());
  }
}
