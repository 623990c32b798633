package dev.headroom.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.headroom.quantity.Rate;
import dev.headroom.quantity.Ratio;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a plan's search is read as, and that it is written so that it reads back equal. */
class SearchMethodTest {

  private static final String HEAD = "target: {url: 'http://127.0.0.1:8080'}\nload: {search: ";

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  private static Arguments asked(String text, SearchMethod method) {
    return Arguments.of(text, method);
  }

  static Stream<Arguments> aSearchIsReadAndWrittenBack() {
    Rate from = new Rate(30);
    Rate to = new Rate(700);
    return Stream.of(
        asked(
            "{from: 30/s, to: 700/s}",
            new SearchMethod.Adaptive(from, to, new Ratio(0.05), Duration.ofMinutes(10))),
        asked(
            "{method: adaptive, from: 30/s, to: 700/s, precision: 2%, maxTime: 90s}",
            new SearchMethod.Adaptive(from, to, new Ratio(0.02), seconds(90))),
        asked(
            "{from: 30/s, to: 700/s, steps: 5}",
            new Load.Staircase(from, to, 5, seconds(20), seconds(5))),
        asked(
            "{from: 30/s, to: 700/s, hold: 8s}",
            new Load.Staircase(from, to, 8, seconds(8), seconds(2))),
        asked(
            "{method: staircase, from: 30/s, to: 700/s}",
            new Load.Staircase(from, to, 8, seconds(20), seconds(5))),
        asked(
            "{method: ramp, from: 30/s, to: 700/s, length: 3m}",
            new SearchMethod.Ramp(from, to, seconds(180))),
        asked(
            "{method: bisection, from: 30/s, to: 700/s, hold: 12s, precision: 1%, maxTime: 5m}",
            new SearchMethod.Bisection(
                from, to, seconds(12), seconds(3), new Ratio(0.01), seconds(300))));
  }

  @ParameterizedTest
  @MethodSource
  void aSearchIsReadAndWrittenBack(String text, SearchMethod expected) {
    Plan plan = PlanReader.parse(HEAD + text + "}", "shop.yaml");
    assertEquals(expected, plan.load().search());
    Plan again = PlanReader.parse(PlanWriter.write(plan), "plan.yaml");
    assertEquals(expected, again.load().search());
  }
}
