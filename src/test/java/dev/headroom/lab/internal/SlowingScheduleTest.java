package dev.headroom.lab.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.lab.OriginSpec;
import dev.headroom.lab.ServiceLaw;
import dev.headroom.quantity.Rate;
import dev.headroom.testing.VirtualRetrograde;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The origin that slows down, in virtual time, against the closed form of its process. */
class SlowingScheduleTest {

  private static final double MILLI = 1e6;

  private static OriginSpec origin(int workers, String law, int queue, double slowdown) {
    return new OriginSpec(workers, ServiceLaw.parse(law), queue, 3, slowdown);
  }

  @Test
  void withoutSlowdownItIsTheTimetable() {
    OriginSpec origin = origin(3, "lognormal 10ms cv 0.8", 5, 0);
    ServiceSchedule timetable = new ServiceSchedule(origin, 7, 0);
    SlowingSchedule<Long> slowing = new SlowingSchedule<>(origin, 7, 0);
    SplittableRandom arrivals = new SplittableRandom(1);
    List<Long> expected = new ArrayList<>();
    List<Long> found = new ArrayList<>();
    long now = 0;
    for (int i = 0; i < 2000; i++) {
      now += Math.round(arrivals.nextExponential() * 3 * MILLI);
      found.addAll(slowing.advance(now));
      boolean admitted = slowing.admit((long) i);
      assertEquals(timetable.admit(now).isPresent(), admitted, "arrival " + i);
      if (admitted) {
        expected.add((long) i);
      }
    }
    found.addAll(slowing.advance(now + 1_000_000_000L));
    assertEquals(expected.size(), found.size());
    assertEquals(expected, found.stream().sorted().toList());
    assertFalse(slowing.busy());
  }

  /**
   * One worker, κ = 1, two requests at once: the first works at half speed while the second waits.
   * A service of s ends after 2s, the second one after its own time more.
   */
  @Test
  void whoeverIsServedIsSlowedByWhoWaits() {
    OriginSpec origin = origin(1, "exponential 10ms", 5, 1);
    SplittableRandom draws = new SplittableRandom(9);
    long first = origin.law().drawNanos(draws);
    long second = origin.law().drawNanos(draws);
    SlowingSchedule<String> schedule = new SlowingSchedule<>(origin, 9, 1000);
    schedule.advance(1000);
    schedule.admit("a");
    assertEquals(1000 + first, schedule.nextEnd());
    schedule.admit("b");
    assertEquals(1000 + 2 * first, schedule.nextEnd());
    assertEquals(List.of(), schedule.advance(999 + 2 * first));
    // Half a service at half speed is a quarter; asked late, it still ended when it did.
    assertEquals(List.of("a"), schedule.advance(1000 + 2 * first + second / 2));
    assertEquals((double) (1000 + 2 * first + second), (double) schedule.nextEnd(), 1);
  }

  /**
   * Goodput over T = 20,000 s. Completions of such a process have at most the variance of a Poisson
   * count near saturation times a few for its memory; five times √(goodput·T)·3 is 0.5 %.
   */
  @ParameterizedTest
  @CsvSource({"60", "120", "200", "300", "800"})
  void itsGoodputIsThatOfTheBirthAndDeathProcess(double offered) {
    OriginSpec origin = origin(4, "exponential 20ms", 20, 0.05);
    double truth = new VirtualRetrograde(4, 24, 0.02, 0.05).goodput(offered);
    assertEquals(
        truth, origin.findGoodput(new Rate(offered)).orElseThrow().perSecond(), 1e-9 * truth);
    SlowingSchedule<Integer> schedule = new SlowingSchedule<>(origin, 11, 0);
    SplittableRandom arrivals = new SplittableRandom(2);
    double seconds = 20_000;
    long completed = 0;
    for (double now = 0; now < seconds * 1e9; now += arrivals.nextExponential() * 1e9 / offered) {
      completed += schedule.advance(Math.round(now)).size();
      schedule.admit(1);
    }
    double error = 3 * Math.sqrt(truth * seconds) / seconds;
    assertEquals(truth, completed / seconds, 5 * error);
  }

  /** Gross et al., 2.5, M/M/4/K with 50/s a worker, by sums with 50 digits. */
  @ParameterizedTest
  @CsvSource({
    "4, 100, 90.4762",
    "4, 400, 170.1459",
    "8, 200, 172.2944",
    "20, 180, 176.9751",
    "36, 220, 199.2749",
    "132, 190, 189.9881",
    "132, 400, 200"
  })
  void withoutSlowdownTheTruthIsTheBoundedQueue(int room, double offered, double goodput) {
    assertEquals(goodput, new BirthDeath(4, room, 0.02, 0).goodput(offered), 0.00006);
  }

  @ParameterizedTest
  @CsvSource({"4, 20, 0.05", "8, 64, 0.02", "8, 64, 0.001", "1, 9, 1", "16, 90, 0.01"})
  void theBestGoodputIsFoundAtWhateverRateItIs(int workers, int queue, double slowdown) {
    VirtualRetrograde origin = new VirtualRetrograde(workers, workers + queue, 0.04, slowdown);
    double best = 0;
    for (double offered = 0.05; offered < 4 * workers / 0.04; offered += 0.05) {
      best = Math.max(best, origin.goodput(offered));
    }
    double found = new BirthDeath(workers, workers + queue, 0.04, slowdown).best();
    assertEquals(best, found, 1e-4 * best);
    assertTrue(found >= best * (1 - 1e-9), found + " of " + best);
  }
}
