package dev.headroom.accuracy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Holds the analysis to its goals with few seeds, and writes {@code docs/accuracy.md} with all. */
class AccuracyTest {

  private static final Path PAGE = Path.of("docs", "accuracy.md");

  /** Set to {@code write}, the page is written from all seeds. */
  private static final String PROPERTY = "headroom.accuracy";

  @TestFactory
  Stream<DynamicTest> figuresMissTheirGoalsByNoMoreThanChance() {
    return AccuracyPage.EXPERIMENTS.stream()
        .map(
            one ->
                DynamicTest.dynamicTest(one.title(), () -> assertEquals(List.of(), missed(one))));
  }

  private static List<String> missed(Experiment experiment) {
    return experiment.measure(experiment.few()).stream()
        .filter(f -> f.goal().judged() && !f.goal().possible(f.trials()))
        .map(f -> f.name() + ": " + f.reached() + ", asked is " + f.goal().text())
        .toList();
  }

  @Test
  @EnabledIfSystemProperty(
      named = PROPERTY,
      matches = "write",
      disabledReason = "it writes the page from all seeds, which takes minutes")
  void thePageIsWrittenWhereAskedFor() throws IOException {
    Files.writeString(PAGE, AccuracyPage.text());
    String page = Files.readString(PAGE);
    for (Experiment one : AccuracyPage.EXPERIMENTS) {
      assertTrue(page.contains(AccuracyPage.head(one)), one.title());
    }
  }
}
