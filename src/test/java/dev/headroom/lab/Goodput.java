package dev.headroom.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.headroom.quantity.Rate;
import dev.headroom.quantity.TimeText;
import java.time.Duration;
import java.util.List;

/** Compares completions in a window with the rate that they must have. */
final class Goodput {

  /**
   * The ends of the window are read from a clock in a thread that may be run late; on a busy
   * machine by this much, at either end.
   */
  private static final double CLOCK_SECONDS = 0.1;

  private Goodput() {}

  /**
   * Checks the number of answers 200 between two times of an overloaded origin.
   *
   * <p>Completions of c busy workers are c renewal processes: over a time T their number has the
   * mean C·T and the variance v²·C·T with v the coefficient of variation of the service time (Cox,
   * Renewal Theory, 1962, sec. 3.3). Four standard deviations are exceeded once in 15,000 runs;
   * where in their service the workers are at both ends adds up to one request each.
   */
  static void assertAt(
      Rate capacity,
      OriginSpec origin,
      int instances,
      List<OpenLoop.Answer> answers,
      Duration from,
      Duration to) {
    double seconds = TimeText.seconds(to.minus(from));
    double expected = capacity.perSecond() * seconds;
    double tolerance =
        4 * origin.law().variation() * Math.sqrt(expected)
            + origin.workers() * instances
            + capacity.perSecond() * CLOCK_SECONDS;
    long good =
        answers.stream()
            .filter(answer -> answer.status() == 200)
            .filter(answer -> answer.endNanos() >= from.toNanos())
            .filter(answer -> answer.endNanos() < to.toNanos())
            .count();
    assertEquals(expected, (double) good, tolerance);
  }
}
