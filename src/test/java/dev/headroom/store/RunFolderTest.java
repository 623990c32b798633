package dev.headroom.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.quantity.HeadroomException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

  private static final Instant NOW = Instant.parse("2026-11-22T20:15:30.9Z");

  @TempDir private Path results;

  @Test
  void aFolderIsNamedByTimeAndPlanAndNeverUsedTwice() {
    String name = "2026-11-22T20-15-30Z-shop";
    assertEquals(results.resolve(name), RunFolder.create(results, "shop", NOW).path());
    assertEquals(results.resolve(name + "-2"), RunFolder.create(results, "shop", NOW).path());
    assertEquals(results.resolve(name + "-3"), RunFolder.create(results, "shop", NOW).path());
  }

  @Test
  void aNameCannotLeadOutOfTheResults() {
    Path made = RunFolder.create(results, "../../x", NOW).path();
    assertEquals(results, made.getParent());
  }

  @Test
  void aFileInThePlaceOfTheResultsIsNamed() throws Exception {
    Path file = Files.writeString(results.resolve("file"), "");
    assertTrue(refused(() -> RunFolder.create(file, "a", NOW)).contains(file.toString()));
  }

  @Test
  void whatIsNoRunFolderIsRefusedWithTheReason() throws Exception {
    Path file = Files.writeString(results.resolve("file"), "");
    assertTrue(refused(() -> RunFolder.open(results.resolve("no"))).contains("no run folder"));
    assertTrue(refused(() -> RunFolder.open(file)).contains("is not a directory"));
    assertTrue(refused(() -> RunFolder.open(results)).contains("has no run.json"));
    Files.writeString(results.resolve("run.json"), "{}");
    assertEquals(results, RunFolder.open(results).path());
  }

  @Test
  void aFileThatCannotBeWrittenIsNamedAndLeavesNothing() throws Exception {
    Path taken = results.resolve("fit.json");
    Files.createDirectories(taken.resolve("full"));
    assertTrue(refused(() -> TextFile.write(taken, "x")).contains("cannot write " + taken));
    try (var files = Files.list(results)) {
      assertEquals(1, files.count());
    }
  }

  private static String refused(Executable action) {
    return String.valueOf(assertThrows(HeadroomException.class, action).getMessage());
  }
}
