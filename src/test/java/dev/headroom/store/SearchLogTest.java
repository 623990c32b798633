package dev.headroom.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.quantity.Estimate;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.search.Entry;
import dev.headroom.search.Known;
import dev.headroom.search.Totals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of a search, as it is after each step: nothing is held back for a later one. */
class SearchLogTest {

  @TempDir Path folder;

  private static Entry entry(Known known) {
    Totals seen = new Totals(4, 400, 396, 400, 396, 5, 4, 0);
    return new Entry("level-01", "it was \"near\"", 100, 5, true, seen, known);
  }

  @Test
  void eachStepIsOnDiskAsSoonAsItIsAppended() throws Exception {
    RunFolder run = new RunFolder(folder);
    SearchLog log = SearchLog.begin(run);
    assertEquals(2, Files.readAllLines(run.search()).size());
    log.append(entry(new Known(Estimate.atLeast(100, 0.95), Estimate.atLeast(0, 0.95))));
    log.append(
        entry(new Known(new Estimate(200, 195, 205, 0.95), new Estimate(160, 150, 170, 0.95))));
    List<String> lines = Files.readAllLines(run.search());
    assertEquals("# headroom search 1", lines.get(0));
    String seen = "level-01,100.000,5,true,100.000,99.000,0.01263,0.01000,";
    String why = ",\"it was \"\"near\"\"\"";
    assertEquals(seen + "100.000,,," + why, lines.get(2));
    assertEquals(seen + "195.000,205.000,150.000,170.000" + why, lines.get(3));
    assertEquals(13, lines.get(1).split(",", -1).length);
    assertTrue(Files.readString(run.search()).endsWith("\n"));
  }

  @Test
  void anEarlierLogIsNotWrittenOver() {
    RunFolder run = new RunFolder(folder);
    SearchLog.begin(run);
    assertThrows(HeadroomException.class, () -> SearchLog.begin(run));
  }
}
