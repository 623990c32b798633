package dev.headroom.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.Outcome;
import dev.headroom.load.PhaseKind;
import dev.headroom.plan.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is known at a second. Lengths are those of {@link Pretended}'s plan, added by hand. */
class BoardTest {

  private final List<Status> seen = new ArrayList<>();

  private Board board(Plan plan, boolean proven) {
    return new Board(plan, proven, seen::add);
  }

  private Status latest() {
    return seen.get(seen.size() - 1);
  }

  private static void second(Board board, long epochSecond, String phase) {
    board.second(Pretended.second(epochSecond, phase, Map.of(Outcome.OK, 170L)));
  }

  private void assertLeft(long phase, long load, boolean atMost) {
    assertEquals(
        new Status.Left(Duration.ofSeconds(phase), Duration.ofSeconds(load), atMost),
        latest().left());
  }

  @Test
  void theLoadLeftIsThatOfThePlanAndOfTheProof() {
    Board board = board(Pretended.plan(), true);
    board.phase(Pretended.phase("control-before", PhaseKind.CONTROL, 1000, 4));
    second(board, 1000, "control-before");
    assertLeft(3, 3 + 15 + 9 + 4 + 27, true);
    second(board, 1003, "control-before");
    assertLeft(0, 15 + 9 + 4 + 27, true);
    board.phase(Pretended.phase("level-01", PhaseKind.STEP, 1005, 5));
    second(board, 1005, "level-01");
    assertLeft(4, 4 + 10 + 9 + 4 + 27, true);
  }

  @Test
  void aClimbThatEndsEarlyLeavesNoLevels() {
    Board board = board(Pretended.plan(), false);
    board.phase(Pretended.phase("control-before", PhaseKind.CONTROL, 1000, 4));
    board.phase(Pretended.phase("level-01", PhaseKind.STEP, 1005, 5));
    board.phase(Pretended.phase("spike", PhaseKind.SPIKE, 1011, 9));
    second(board, 1012, "spike");
    assertLeft(7, 7 + 4, false);
    board.phase(Pretended.phase("control-after", PhaseKind.CONTROL, 1020, 4));
    second(board, 1020, "control-after");
    assertLeft(3, 3, false);
  }

  @Test
  void aProofHasTwoPartsAndAThirdWhereThereIsAReserve() {
    Board board = board(Pretended.plan("5m", 0), true);
    board.phase(Pretended.phase("proof-needed", PhaseKind.PROOF, 1000, 9));
    second(board, 1000, "proof-needed");
    assertLeft(8, 8 + 9, true);
    board.phase(Pretended.phase("proof-one-fewer", PhaseKind.PROOF, 1010, 9));
    second(board, 1010, "proof-one-fewer");
    assertLeft(8, 8, false);
  }

  @Test
  void noMoreLoadIsLeftThanThePlansLimitAllows() {
    Board board = board(Pretended.plan("40s", 1), true);
    board.phase(Pretended.phase("control-before", PhaseKind.CONTROL, 1000, 4));
    second(board, 1000, "control-before");
    assertLeft(3, 39, true);
    second(board, 1060, "control-before");
    assertLeft(0, 0, true);
  }

  @Test
  void aPhaseThatHasEndedIsNotBegunTwice() {
    Board board = board(Pretended.plan(), false);
    board.phase(Pretended.phase("level-01", PhaseKind.STEP, 1000, 5));
    board.phase(Pretended.phase("level-01", PhaseKind.STEP, 1000, 3));
    second(board, 1004, "level-01");
    assertLeft(0, 8 + 10 + 9, true);
  }

  @Test
  void failuresAddUpByOutcomeAndTimeCountsFromTheFirstSecond() {
    Board board = board(Pretended.plan(), false);
    board.second(Pretended.second(1000, "a", Map.of(Outcome.OK, 5L, Outcome.BAD_GATEWAY, 2L)));
    board.second(Pretended.second(1003, "a", Map.of(Outcome.BAD_GATEWAY, 3L, Outcome.RESET, 1L)));
    assertEquals(Map.of(Outcome.BAD_GATEWAY, 5L, Outcome.RESET, 1L), latest().failures());
    assertEquals(Duration.ofSeconds(4), latest().elapsed());
    assertEquals(Map.of(Outcome.BAD_GATEWAY, 2L), seen.get(0).failures());
  }

  @Test
  void aSecondBetweenPhasesBelongsToNone() {
    Board board = board(Pretended.plan(), false);
    board.phase(Pretended.phase("level-01", PhaseKind.STEP, 1000, 5));
    second(board, 1004, "level-01");
    assertTrue(latest().phase().isPresent());
    second(board, 1005, "idle");
    assertFalse(latest().phase().isPresent());
  }

  @Test
  void whatTheSearchKnowsIsThereOnceItIsSaid() {
    Board board = board(Pretended.plan(), false);
    second(board, 1000, "level-01");
    assertEquals(Optional.empty(), latest().search());
    board.search("rate between 183 and 211, 95 %");
    second(board, 1001, "level-01");
    assertEquals(Optional.of("rate between 183 and 211, 95 %"), latest().search());
  }
}
