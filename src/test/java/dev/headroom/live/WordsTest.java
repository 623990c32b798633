package dev.headroom.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.headroom.collect.Outcome;
import dev.headroom.load.PhaseKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said of a second. */
class WordsTest {

  private static Status status(Map<Outcome, Long> outcomes, Map<Outcome, Long> failures) {
    return new Status(
        Pretended.second(1004, "level-01", outcomes),
        Optional.of(Pretended.phase("level-01", PhaseKind.STEP, 1000, 9)),
        Duration.ofSeconds(65),
        failures,
        Optional.of("rate between 183 and 211, 95 %"),
        new Status.Left(Duration.ofSeconds(4), Duration.ofSeconds(3_725), true));
  }

  private static List<String> items(Status status, String label) {
    return Words.of(status).stream()
        .filter(line -> line.label().equals(label))
        .findFirst()
        .orElseThrow()
        .items();
  }

  @Test
  void eachThingThatIsAskedForIsSaid() {
    Status status =
        status(
            Map.of(Outcome.OK, 150L, Outcome.BAD_GATEWAY, 20L),
            Map.of(Outcome.BAD_GATEWAY, 33L, Outcome.RESET, 4L));
    assertEquals(List.of("level-01", "1:05 since the start"), items(status, "phase"));
    assertEquals(
        List.of("offered 181/s", "good 150/s", "asked for 180/s", "sent 182/s", "in flight 12"),
        items(status, "rate"));
    assertEquals(List.of("p50 41 ms", "p99 163 ms"), items(status, "latency"));
    assertEquals(
        List.of("bad-gateway 20/s (33 so far)", "reset 0/s (4 so far)"), items(status, "errors"));
    assertEquals(List.of("sends late by 0.4 ms (p99)", "CPU 17 %"), items(status, "injector"));
    assertEquals(List.of("rate between 183 and 211, 95 %"), items(status, "search"));
    assertEquals(
        List.of("0:04 of this phase", "at most 1:02:05 of load in all"), items(status, "left"));
  }

  @Test
  void aSecondWithoutAGoodAnswerHasNoLatency() {
    Status status = status(Map.of(Outcome.BAD_GATEWAY, 20L), Map.of(Outcome.BAD_GATEWAY, 20L));
    assertEquals(List.of("no good answer"), items(status, "latency"));
  }

  @Test
  void aRunWithoutFailuresSaysSo() {
    assertEquals(List.of("none"), items(status(Map.of(Outcome.OK, 1L), Map.of()), "errors"));
  }

  @Test
  void inBriefItIsOneLine() {
    String brief = Words.brief(status(Map.of(Outcome.OK, 150L), Map.of()));
    assertFalse(brief.contains("\n"));
    assertEquals(
        "level-01: offered 181/s, good 150/s, p50 41 ms, p99 163 ms, errors: none;"
            + " 0:04 of this phase, at most 1:02:05 of load in all",
        brief);
  }

  /** The page takes a line apart again. */
  @Test
  void noItemContainsWhatTellsItemsApart() {
    Status status = status(Map.of(Outcome.RESET, 1L), Map.of(Outcome.RESET, 1L));
    for (Words.Line line : Words.of(status)) {
      line.items().forEach(item -> assertFalse(item.contains(Words.SEPARATOR), item));
    }
  }
}
