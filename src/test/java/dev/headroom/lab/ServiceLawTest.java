package dev.headroom.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceLawTest {

  @ParameterizedTest
  @ValueSource(strings = {"constant 40ms", "exponential 2.5ms", "lognormal 40ms cv 0.5"})
  void whatIsWrittenIsReadBack(String text) {
    assertEquals(text, ServiceLaw.parse(text).toString());
  }

  /** The values are the definitions of the three laws: mean m and standard deviation v·m. */
  @ParameterizedTest
  @CsvSource({
    "constant 40ms, 0.04, 0",
    "exponential 30ms, 0.03, 0.03",
    "lognormal 20ms cv 0.5, 0.02, 0.01",
    "lognormal 20ms cv 1.5, 0.02, 0.03",
  })
  void drawsHaveTheMeanAndDeviationOfTheLaw(String text, double mean, double deviation) {
    ServiceLaw law = ServiceLaw.parse(text);
    SplittableRandom random = new SplittableRandom(7);
    double[] draws =
        DoubleStream.generate(() -> law.drawNanos(random) / 1e9).limit(400_000).toArray();
    double found = DoubleStream.of(draws).average().orElseThrow();
    double variance =
        DoubleStream.of(draws).map(draw -> (draw - found) * (draw - found)).average().orElseThrow();
    // Five standard errors of the mean; the seed is pinned, so this either always holds or never.
    assertEquals(mean, found, 5 * deviation / Math.sqrt(draws.length) + 1e-9);
    assertEquals(deviation, Math.sqrt(variance), 0.03 * deviation + 1e-9);
  }

  @Test
  void aMedianOfALognormalLawLiesBelowItsMean() {
    ServiceLaw law = ServiceLaw.lognormal(Duration.ofMillis(100), 1);
    SplittableRandom random = new SplittableRandom(11);
    long below =
        LongStream.generate(() -> law.drawNanos(random))
            .limit(100_000)
            .filter(nanos -> nanos < 100e6 / Math.sqrt(2))
            .count();
    // The median is m / sqrt(1 + v²); 5 standard errors of a share of one half are 0.8 %.
    assertEquals(0.5, below / 100_000.0, 0.008);
  }

  @ParameterizedTest
  @CsvSource({
    "uniform 40ms, is none of constant",
    "constant, is not a service law such as",
    "constant 40ms cv 1, is not a service law such as",
    "lognormal 40ms, is not a service law such as",
    "lognormal 40ms cv x, is not a service law such as",
    "lognormal 40ms cv 11, up to 10",
    "lognormal 40ms cv 0, above 0",
    "constant 40, is not a duration",
    "exponential 0ms, above 0ms",
  })
  void whatIsNoLawIsNamedWithWhatBelongsThere(String text, String message) {
    Exception error = assertThrows(IllegalArgumentException.class, () -> ServiceLaw.parse(text));
    assertTrue(String.valueOf(error.getMessage()).contains(message.strip()), error.getMessage());
  }

  @Test
  void theCapacityIsWorkersOverMeanServiceTime() {
    OriginSpec origin = OriginSpec.of(8, ServiceLaw.parse("lognormal 40ms cv 0.5"), 1);
    assertEquals(200, origin.capacity().perSecond(), 1e-9);
    assertEquals(64, origin.queue());
  }
}
