package dev.headroom.load.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.load.SelfObserver.Stock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldingsTest {

  @TempDir Path folder;

  /** As Linux 6.18 writes them. */
  @Test
  void portsInUseAreTheSocketsThatAreOpenOrWait() throws Exception {
    Path sockets =
        Files.writeString(
            folder.resolve("sockstat"),
            """
            sockets: used 32
            TCP: inuse 1 orphan 0 tw 153 alloc 7 mem 402
            UDP: inuse 0 mem 0
            """);
    Path range = Files.writeString(folder.resolve("range"), "32768\t60999\n");
    assertEquals(
        Optional.of(new Stock(160, 28_232)), new Holdings(sockets, range).current().ports());
  }

  @Test
  void whereThePlatformHasNoSuchFilesNothingIsSaid() throws Exception {
    Path other = Files.writeString(folder.resolve("other"), "nothing of the kind\n");
    Path none = folder.resolve("none");
    assertEquals(Optional.empty(), new Holdings(none, none).current().ports());
    assertEquals(Optional.empty(), new Holdings(other, other).current().ports());
  }

  @Test
  void someOfTheFilesThatMayBeOpenAre() {
    new Holdings()
        .current()
        .files()
        .ifPresent(files -> assertTrue(files.used() > 0 && files.used() <= files.limit()));
  }
}
