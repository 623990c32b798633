package dev.headroom.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.plan.SearchMethod;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.Ratio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Writes the section on searches of {@code docs/benchmarks.md}, and tries one lab of it. */
class SearchBenchmarkTest {

  private static final Path PAGE = Path.of("docs", "benchmarks.md");

  /** Set to {@code write}, the section is written from all seeds. */
  private static final String PROPERTY = "headroom.benchmark";

  /** Four standard errors of what is asked for: 5 % at 95 % is one of 2.55 %. */
  private static final double FOUR_ERRORS = 4 * 0.05 / 1.96;

  @Test
  void theSectionIsOfTheLabsThatThereAre() throws IOException {
    String page = Files.readString(PAGE);
    assertTrue(page.contains(SearchBenchmark.HEAD), "its head");
    for (BenchmarkLab lab : BenchmarkLab.ALL) {
      assertTrue(page.contains("| " + lab.name() + " | **adaptive** | "), lab.name());
    }
  }

  /** Constant service: the sum for the wait of M/D/1 is exact. */
  @Test
  void oneSearchFindsTheTruthOfItsLab() {
    BenchmarkLab lab = BenchmarkLab.ALL.get(1);
    SearchMethod method =
        new SearchMethod.Adaptive(
            new Rate(20), new Rate(1000), new Ratio(0.05), Duration.ofMinutes(15));
    SearchTrial trial = SearchTrial.of(lab, method, 1);
    assertEquals(lab.saturation(), trial.saturation().value(), 1, "whole requests are counted");
    assertEquals(1, trial.sustainable().value() / lab.sustainable(), FOUR_ERRORS);
  }

  @Test
  @EnabledIfSystemProperty(
      named = PROPERTY,
      matches = "write",
      disabledReason = "it writes the section from all seeds, which takes half an hour")
  void theSectionIsWrittenWhereAskedFor() throws IOException {
    String before = Files.exists(PAGE) ? Files.readString(PAGE) : "# Benchmarks\n\n";
    Files.writeString(PAGE, SearchBenchmark.into(before, SearchBenchmark.section()));
    assertTrue(Files.readString(PAGE).contains(SearchBenchmark.HEAD));
  }
}
