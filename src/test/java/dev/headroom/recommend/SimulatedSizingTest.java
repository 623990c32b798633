package dev.headroom.recommend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.plan.FleetFacts;
import dev.headroom.recommend.Trade.Setting;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts and settings that are simulated, where the fit says what an instance is. */
class SimulatedSizingTest {

  /** Four workers of 20 ms, requests per second. */
  private static final double CAPACITY = 200;

  /**
   * 5000/s at a p99 of 150 ms take 31 M/M/4 that chance chooses among, and 26 behind one queue, by
   * the closed forms of M/M/4 and M/M/4n. Taking turns lies between.
   */
  @Test
  void aPoolTakesFewerThanInstancesOnTheirOwn() {
    Recommendation found = Sized.memoryless(5000, fleet(30, 0), 300);
    int needed = found.sizing().orElseThrow().instances().needed();
    assertTrue(needed >= 26 && needed < 31, "needed: " + needed);
  }

  /** However large the fleet is: what it completes is no less than what comes. */
  @ParameterizedTest
  @ValueSource(ints = {5_000, 8_000, 33_000, 330_000})
  void aFleetNeverHasLessCapacityThanItsDemand(int demand) {
    Recommendation found = Sized.memoryless(demand, fleet(30, 0), 300);
    int needed = found.sizing().orElseThrow().instances().needed();
    assertTrue(needed * CAPACITY >= demand, "needed: " + needed);
  }

  /** One instance has nothing to share with. */
  @Test
  void onePoolsWithNobody() {
    Recommendation found = Sized.memoryless(164, fleet(30, 0), 300);
    assertEquals(1, found.sizing().orElseThrow().instances().needed());
    Recommendation more = Sized.memoryless(166, fleet(30, 0), 300);
    assertEquals(2, more.sizing().orElseThrow().instances().needed());
  }

  @Test
  void aTargetLeavesMoreRoomTheFasterTheRiseAndTheLongerTheBoot() {
    double slow = settings(Sized.memoryless(400, fleet(30, 1), 600)).get(0).target();
    double fast = settings(Sized.memoryless(400, fleet(30, 1), 180)).get(0).target();
    double longBoot = settings(Sized.memoryless(400, fleet(120, 1), 600)).get(0).target();
    assertTrue(fast < slow, fast + " and " + slow);
    assertTrue(longBoot < slow, longBoot + " and " + slow);
  }

  /** The peak is there before the first instance could be: the full count has to be up before. */
  @Test
  void whereNoTargetCanReactThatIsTheVerdict() {
    Recommendation found = Sized.memoryless(400, fleet(120, 1), 30);
    int count = found.sizing().orElseThrow().instances().count();
    assertEquals(count, found.sizing().orElseThrow().autoscaler().min());
    assertTrue(found.verdict().sentence().contains("too steep for an autoscaler"));
    assertFalse(settings(found).get(0).holds());
  }

  @Test
  void theCheapestThatHoldsIsRecommended() {
    Recommendation found = Sized.memoryless(400, fleet(30, 1), 600);
    Setting chosen = found.trade().orElseThrow().chosen();
    assertTrue(chosen.holds());
    settings(found).stream()
        .filter(Setting::holds)
        .forEach(s -> assertTrue(chosen.instanceHours() <= s.instanceHours(), s.toString()));
    assertEquals(chosen.min(), found.sizing().orElseThrow().autoscaler().min());
    assertEquals(chosen.target(), found.sizing().orElseThrow().autoscaler().target());
    int count = found.sizing().orElseThrow().instances().count();
    assertTrue(chosen.min() < count, "an autoscaler saves something");
    assertTrue(400 / chosen.target() > count - 1, "the full count runs at the peak");
  }

  @Test
  void theSameFitGivesTheSame() {
    assertEquals(
        Sized.memoryless(200, fleet(30, 1), 120), Sized.memoryless(200, fleet(30, 1), 120));
  }

  private static List<Setting> settings(Recommendation found) {
    return found.trade().orElseThrow().settings();
  }

  private static FleetFacts fleet(int bootSeconds, int reserve) {
    return new FleetFacts(1, Duration.ofSeconds(bootSeconds), 1, reserve);
  }
}
