package dev.headroom.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the table of {@code docs/check.md} to what the program says of its findings. */
class CheckManualTest {

  private static final Path MANUAL = Path.of("docs", "check.md");

  private static final String TABLE =
      "| finding | severity | it means | to do |\n|---|---|---|---|\n";

  /** Set to {@code write}, the table is written instead of compared. */
  private static final String PROPERTY = "headroom.manual";

  @Test
  void theTableIsWhatTheProgramSays() throws IOException {
    String page = Files.readString(MANUAL);
    String head = page.substring(0, page.indexOf(TABLE));
    if ("write".equals(System.getProperty(PROPERTY))) {
      Files.writeString(MANUAL, head + table());
    }
    assertEquals(
        head + table(),
        Files.readString(MANUAL),
        "docs/check.md is out of date; write it again with -Dheadroom.manual=write");
  }

  private static String table() {
    return TABLE
        + Arrays.stream(Problem.values()).map(CheckManualTest::row).collect(Collectors.joining());
  }

  private static String row(Problem problem) {
    return "| `%s` | %s | %s | %s |\n"
        .formatted(problem.id(), problem.severity().id(), problem.meaning(), problem.remedy());
  }
}
