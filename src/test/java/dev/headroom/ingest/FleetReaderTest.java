package dev.headroom.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.fleet.Balancer;
import dev.headroom.fleet.Fleet;
import dev.headroom.fleet.Instance;
import dev.headroom.fleet.ServiceTime;
import dev.headroom.plan.Retries;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.Ratio;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fleets in YAML. */
class FleetReaderTest {

  private static final String WHOLE =
      """
      instances: 3
      workers: 8
      service: lognormal 40ms cv 0.5
      room: 72
      balancer: power-of-two
      bootTime: 90s
      queueTimeout: 2s
      timeout: 10s
      retries: {count: 2, backoff: 500ms, growth: constant}
      processor: 80%
      """;

  @Test
  void everyKeyIsRead() {
    assertEquals(
        new Fleet(
            new Instance(
                8, new ServiceTime.Lognormal(Duration.ofMillis(40), 0.5), OptionalInt.of(72)),
            Balancer.POWER_OF_TWO,
            3,
            Duration.ofSeconds(90),
            Optional.of(Duration.ofSeconds(2)),
            Optional.of(Duration.ofSeconds(10)),
            new Retries(2, Duration.ofMillis(500), Retries.Growth.CONSTANT),
            new Ratio(0.8)),
        FleetReader.parse(WHOLE, "fleet.yaml"));
  }

  /** Facts that contradict each other or aren't there. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "room: 72|room: 7|4|outside 8 to",
        "queueTimeout: 2s|queueTimeout: 10s|7|would have left before",
        "'\ntimeout: 10s'|'\ntimeout: 30ms'|8|is not above the mean service time",
        "workers: 8|worker: 8|2|did you mean 'workers'",
        "balancer: power-of-two|balancer: best|5|is none of [random",
        "cv 0.5|cv 0|3|above 0 and at most 10",
        "lognormal 40ms cv 0.5|about 40ms|3|is not a service time such as",
        "instances: 3|instances: 0|1|outside 1 to 100000"
      })
  void aProblemNamesLineAndRemedy(String from, String to, int line, String remedy) {
    String edited = WHOLE.replace(from, to);
    HeadroomException problem =
        assertThrows(
            HeadroomException.class, () -> FleetReader.parse(edited, "fleet.yaml"), edited);
    String message = String.valueOf(problem.getMessage());
    assertTrue(message.startsWith("fleet.yaml:" + line + ": "), message);
    assertTrue(message.contains(remedy), message);
  }

  @Test
  void whatHasToBeThereIsNamed() {
    HeadroomException problem =
        assertThrows(HeadroomException.class, () -> FleetReader.parse("room: 4\n", "f"));
    assertTrue(String.valueOf(problem.getMessage()).contains("workers: missing"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "constant 40ms",
        "exponential 40ms",
        "erlang 4 40ms",
        "lognormal 40ms cv 0.5",
        "measured 12ms 15ms 40ms"
      })
  void aServiceTimeIsWrittenAsItIsRead(String text) {
    assertEquals(text, ServiceTime.parse(text).toString());
  }
}
