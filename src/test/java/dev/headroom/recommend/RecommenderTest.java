package dev.headroom.recommend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.fit.LimitedBy;
import dev.headroom.plan.FleetFacts;
import dev.headroom.quantity.Estimate;
import dev.headroom.recommend.Recommendation.Sizing;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Counts and targets worked out by hand. */
class RecommenderTest {

  /** 1000/s at 164.4636/s an instance, the M/M/4's p99 of 150 ms: 7, one more 8, 3 zones 12. */
  @Test
  void countsOfTheLiteratureExample() {
    Estimate each = new Estimate(170, 164.4636, 176, 0.95);
    assertEquals(7, sizing(each, fleet(1, 1, 0), 300).instances().needed());
    assertEquals(8, sizing(each, fleet(1, 1, 1), 300).instances().count());
    assertEquals(12, sizing(each, fleet(1, 3, 0), 300).instances().count());
  }

  /** The same at p99 of 200 ms, 175.0452/s: 6, 7, 9. */
  @Test
  void countsOfTheLooserLiteratureExample() {
    Estimate each = new Estimate(180, 175.0452, 186, 0.95);
    assertEquals(6, sizing(each, fleet(1, 1, 0), 300).instances().needed());
    assertEquals(7, sizing(each, fleet(1, 1, 1), 300).instances().count());
    assertEquals(9, sizing(each, fleet(1, 3, 0), 300).instances().count());
  }

  @Test
  void ratesOfSeveralInstancesAreDividedAmongThem() {
    Estimate fleetRate = new Estimate(510, 493.3908, 528, 0.95);
    Recommendation found = Sized.recommend(fleetRate, fleet(3, 1, 0), 300);
    assertEquals(7, found.sizing().orElseThrow().instances().needed());
    assertTrue(found.assumptions().stream().anyMatch(a -> a.contains("measured with 3 instances")));
  }

  /**
   * Baseline 200/s, peak 1000/s in 300 s, boot 30 s, so lag 60 s: 160/(1 + 0.1 + 800/200·60/300) =
   * 160/1.9 = 84.21.
   */
  @Test
  void targetLeavesRoomForWhatArrivesWhileInstancesBoot() {
    Sizing sizing = sizing(new Estimate(170, 160, 180, 0.95), fleet(1, 1, 1), 300);
    assertEquals(84.21, sizing.autoscaler().target(), 0.001);
    assertEquals(4, sizing.autoscaler().min(), "⌈200/84.21⌉ + 1");
    assertTrue(sizing.autoscaler().max() >= sizing.instances().count());
  }

  @Test
  void aStepIsMetByInstancesThatAreUpBefore() {
    Recommendation found = Sized.recommend(new Estimate(170, 160, 180, 0.95), fleet(1, 1, 1), 10);
    Sizing sizing = found.sizing().orElseThrow();
    assertEquals(sizing.instances().count(), sizing.autoscaler().min());
    assertTrue(found.verdict().sentence().contains("too steep for an autoscaler"));
  }

  @Test
  void demandThatIsMetExactlyIsNotRoundedUp() {
    assertEquals(
        5, sizing(new Estimate(210, 200, 220, 0.95), fleet(1, 1, 0), 300).instances().needed());
  }

  @Test
  void withoutSaturationNoCountIsGiven() {
    Recommendation found = Sized.unsaturated(LimitedBy.NONE, 1200);
    assertInstanceOf(Verdict.NotKnown.class, found.verdict());
    assertTrue(found.sizing().isEmpty());
    assertTrue(found.verdict().sentence().contains("is covered"));
  }

  @Test
  void aLimiterInBetweenGivesNoCount() {
    Recommendation found = Sized.unsaturated(LimitedBy.LIMITER, 150);
    assertInstanceOf(Verdict.NotKnown.class, found.verdict());
    assertTrue(found.verdict().sentence().contains("limiter"));
  }

  @Test
  void anObjectiveMissedAtTheLowestRateIsUnreachable() {
    Recommendation found = Sized.recommend(new Estimate(0, 0, 40, 0.95), fleet(1, 1, 0), 300);
    assertInstanceOf(Verdict.Unreachable.class, found.verdict());
    assertTrue(found.sizing().isEmpty());
  }

  @Test
  void anObjectiveMissedByLevelsThatDontGoTogetherIsNotUnreachable() {
    Verdict found = Sized.contradictory().verdict();
    assertInstanceOf(Verdict.NotKnown.class, found);
    assertTrue(found.sentence().contains("levels contradict each other"), found.sentence());
  }

  private static Sizing sizing(Estimate sustainable, FleetFacts fleet, int riseSeconds) {
    return Sized.recommend(sustainable, fleet, riseSeconds).sizing().orElseThrow();
  }

  private static FleetFacts fleet(int instances, int zones, int reserve) {
    return new FleetFacts(instances, Duration.ofSeconds(30), zones, reserve);
  }
}
