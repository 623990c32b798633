package dev.headroom.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.InjectorHealth;
import dev.headroom.collect.Interval;
import dev.headroom.collect.Interval.Lag;
import dev.headroom.collect.Outcome;
import dev.headroom.collect.Recording;
import dev.headroom.fit.Inconclusive.Reason;
import dev.headroom.load.SelfObserver.Holding;
import dev.headroom.load.SelfObserver.Stock;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Seconds in which the injector was the limit, one kind of limit after another. */
class OwnLimitsTest {

  /** Without queueing the origin takes some 40 ms, which is the bound of what is late here. */
  private static final Recording SATURATED = Runs.staircase().against(Runs.LAB, 3);

  private static final Lag EASE = new Lag(300, 900);

  static Stream<Arguments> kinds() {
    return Stream.of(
        kind("stood still to collect garbage 60.0 ms", s -> health(s, 60, EASE, 0, 0)),
        kind("saw answers late: p99 of its timers' lag 60.0 ms", s -> timers(s, 60_000)),
        kind("no local port left for 1 requests", s -> health(s, 0, EASE, 1, 0)),
        kind("no file descriptor left for 2 requests", s -> health(s, 0, EASE, 0, 2)),
        kind("sent late: p99 of the lag 60.0 ms", s -> Runs.injector(s, s.sent(), 60_000, 0.2)),
        kind("used 91 % of the machine's processors", s -> Runs.injector(s, s.sent(), 500, 0.91)),
        kind("less than was due", s -> Runs.injector(s, s.offered() / 2, 500, 0.2)),
        kind("its file descriptors used up", s -> withoutFiles(s)));
  }

  private static Arguments kind(String words, UnaryOperator<Interval> limited) {
    return Arguments.of(words, limited);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void aSecondIsLeftOutWithItsReasonAndItsLevelIsKept(
      String words, UnaryOperator<Interval> limited) {
    long second = SATURATED.run().phases().get(5).settledSecond() + 1;
    Fit fit = fit(changed(limited, s -> s == second));
    assertEquals(1, fit.quality().excluded().size(), fit.quality().excluded().toString());
    assertEquals("step-6 at second " + second, fit.quality().excluded().get(0).what());
    String reason = fit.quality().excluded().get(0).reason();
    assertTrue(reason.contains(words), reason);
    assertTrue(fit.levels().stream().allMatch(level -> level.excluded().isEmpty()));
    assertEquals(LimitedBy.ORIGIN, fit.saturation().limitedBy());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void whereItIsEverySecondFromALevelOnTheInjectorIsTheLimit(
      String words, UnaryOperator<Interval> limited) {
    long from = SATURATED.run().phases().get(4).startSecond();
    Fit fit = fit(changed(limited, s -> s >= from));
    assertEquals(LimitedBy.INJECTOR, fit.saturation().limitedBy());
    assertFalse(fit.saturation().reached());
    assertEquals(Reason.INJECTOR, fit.inconclusive().orElseThrow().reason());
    String reason = fit.levels().get(fit.levels().size() - 1).excluded().orElseThrow();
    assertTrue(reason.startsWith("in 4 of 4 seconds") && reason.contains(words), reason);
    String remedy = fit.inconclusive().orElseThrow().remedy();
    assertTrue(remedy.matches(".*([Ll]oad from|[Ss]hare connections).*"), remedy);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void whereItIsEverySecondNothingIsSaidOfTheOrigin(String words, UnaryOperator<Interval> limited) {
    Fit fit = fit(changed(limited, s -> true));
    assertEquals(LimitedBy.INJECTOR, fit.saturation().limitedBy());
    assertEquals(0, fit.saturation().rate().low());
    assertTrue(fit.inconclusive().orElseThrow().finding().contains(words));
  }

  @Test
  void whatIsJustWithinTheBoundsLeavesNothingOut() {
    Fit fit =
        fit(
            changed(
                s ->
                    Runs.injector(
                        health(s, 20, new Lag(20_000, 900_000), 0, 0), s.sent(), 20_000, 0.89),
                s -> true));
    assertEquals(0, fit.quality().excluded().size(), fit.quality().excluded().toString());
  }

  /** Of 4 seconds 2 may go; with 3 gone the median second is one of the injector. */
  @Test
  void aLevelWithMoreThanHalfOfItsSecondsLimitedIsLeftOutAsAWhole() {
    long first = SATURATED.run().phases().get(5).settledSecond();
    UnaryOperator<Interval> limited = s -> timers(s, 60_000);
    Fit two = fit(changed(limited, s -> s >= first && s < first + 2));
    assertEquals(2, two.quality().excluded().size());
    assertTrue(two.levels().stream().allMatch(level -> level.excluded().isEmpty()));
    Fit three = fit(changed(limited, s -> s >= first && s < first + 3));
    assertEquals(1, three.quality().excluded().size());
    assertEquals("step-6", three.quality().excluded().get(0).what());
  }

  @Test
  void requestsThatCouldNotConnectAreNotTakenForUnsentOnes() {
    Fit fit =
        fit(
            Runs.each(
                SATURATED,
                s -> {
                  long refused = s.failed();
                  Interval renamed = Runs.renamed(s, Outcome.BAD_GATEWAY, Outcome.REFUSED);
                  return Runs.injector(renamed, s.sent() - refused, 500, 0.2);
                }));
    assertEquals(0, fit.quality().excluded().size(), fit.quality().excluded().toString());
  }

  private static Recording changed(UnaryOperator<Interval> limited, LongPredicate seconds) {
    return Runs.each(SATURATED, s -> seconds.test(s.epochSecond()) ? limited.apply(s) : s);
  }

  private static Interval timers(Interval second, long p99) {
    return health(second, 0, new Lag(p99, 2 * p99), 0, 0);
  }

  /** Half of the requests weren't sent, and 960 of 1,000 descriptors were in use. */
  private static Interval withoutFiles(Interval second) {
    Interval unsent = Runs.injector(second, second.offered() / 2, 500, 0.2);
    Holding holding = new Holding(Optional.empty(), Optional.of(new Stock(960, 1000)));
    return health(unsent, new InjectorHealth(0, EASE, holding, 0, 0));
  }

  private static Interval health(
      Interval second, double pausedMillis, Lag timers, long portless, long fileless) {
    return health(
        second, new InjectorHealth(pausedMillis, timers, Holding.UNKNOWN, portless, fileless));
  }

  private static Interval health(Interval second, InjectorHealth health) {
    return new Interval(
        second.epochSecond(),
        second.phase(),
        second.target(),
        second.offered(),
        second.sent(),
        Map.copyOf(second.outcomes()),
        second.inFlight(),
        second.latency(),
        second.lag(),
        second.injectorCpu(),
        second.service(),
        health,
        second.retries());
  }

  private static Fit fit(Recording recording) {
    return Fitter.withDefaults().withResamples(40).fit(recording, Runs.P99_150MS);
  }
}
