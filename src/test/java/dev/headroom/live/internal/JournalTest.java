package dev.headroom.live.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.live.internal.Journal.Entry;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is kept for those who come late. */
class JournalTest {

  private static final long LONG_MILLIS = 60_000;

  private static List<String> data(List<Entry> entries) {
    return entries.stream().map(Entry::data).toList();
  }

  @Test
  void whoComesLateGetsAllOfItInOrder() throws Exception {
    Journal journal = new Journal(10);
    journal.add("second", "a");
    journal.replace("state", "1");
    journal.add("second", "b");
    journal.replace("state", "2");
    journal.end("end", "z");
    List<Entry> all = journal.after(0, LONG_MILLIS);
    assertEquals(List.of("a", "b", "2", "z"), data(all));
    assertTrue(journal.ends(all.get(3)));
    assertFalse(journal.ends(all.get(2)));
    assertEquals(List.of("2", "z"), data(journal.after(all.get(1).number(), LONG_MILLIS)));
  }

  @Test
  void itGrowsNoFurtherThanItsBound() throws Exception {
    Journal journal = new Journal(3);
    for (int i = 0; i < 1_000; i++) {
      journal.add("second", Integer.toString(i));
      journal.replace("state", "s" + i);
    }
    assertEquals(List.of("997", "998", "999", "s999"), data(journal.after(0, LONG_MILLIS)));
  }

  @Test
  void theFirstLastWordStays() throws Exception {
    Journal journal = new Journal(3);
    journal.end("end", "the report");
    journal.end("end", "no report");
    assertEquals(List.of("the report"), data(journal.after(0, LONG_MILLIS)));
  }

  @Test
  void aReaderThatWaitsIsWokenByWhatComes() throws Exception {
    Journal journal = new Journal(3);
    CompletableFuture<List<Entry>> reader =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return journal.after(0, LONG_MILLIS);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    journal.add("second", "a");
    assertEquals(List.of("a"), data(reader.get(LONG_MILLIS, TimeUnit.MILLISECONDS)));
  }

  @Test
  void nothingNewIsAnEmptyAnswer() throws Exception {
    assertEquals(List.of(), new Journal(3).after(0, 1));
  }

  @Test
  void readersAreLetInUpToTheirNumber() {
    Journal journal = new Journal(3);
    assertTrue(journal.enter(2));
    assertTrue(journal.enter(2));
    assertFalse(journal.enter(2));
    journal.leave();
    assertTrue(journal.enter(2));
  }
}
