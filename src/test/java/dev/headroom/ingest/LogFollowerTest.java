package dev.headroom.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log goes on through all that its writer and logrotate do to it. */
class LogFollowerTest {

  @TempDir Path folder;

  private Path log = Path.of("");
  private Path copy = Path.of("");

  @BeforeEach
  void names() {
    log = folder.resolve("access.log");
    copy = folder.resolve("copy.log");
  }

  private void append(String text) throws IOException {
    Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  @Test
  void whatWasThereBeforeIsNotCopied() throws IOException {
    append("before\n");
    try (LogFollower follower = LogFollower.begin(log, copy)) {
      append("one\n");
      follower.poll();
      append("two\n");
      follower.poll();
    }
    assertEquals("one\ntwo\n", Files.readString(copy));
  }

  @Test
  void aRenamedLogIsReadToItsEndAndTheNewOneFromItsBeginning() throws IOException {
    append("before\n");
    try (LogFollower follower = LogFollower.begin(log, copy)) {
      append("one\n");
      follower.poll();
      append("two\n");
      Files.move(log, folder.resolve("access.log.1"));
      Files.writeString(folder.resolve("access.log.1"), "three\n", StandardOpenOption.APPEND);
      follower.poll();
      append("four\n");
      follower.poll();
    }
    assertEquals("one\ntwo\nthree\nfour\n", Files.readString(copy));
  }

  @Test
  void aLogThatIsCutToNothingGoesOnFromItsBeginning() throws IOException {
    append("a long line before\n");
    try (LogFollower follower = LogFollower.begin(log, copy)) {
      Files.writeString(log, "");
      append("one\n");
      follower.poll();
    }
    assertEquals("one\n", Files.readString(copy));
  }

  @Test
  void halfALineIsMadeWholeByItsSecondHalf() throws IOException {
    try (LogFollower follower = LogFollower.begin(log, copy)) {
      append("ha");
      follower.poll();
      append("lf\n");
      follower.poll();
    }
    assertEquals("half\n", Files.readString(copy));
  }

  @Test
  void aLogThatComesLaterIsReadFromItsBeginning() throws IOException {
    try (LogFollower follower = LogFollower.begin(log, copy)) {
      assertEquals(0, follower.poll());
      append("one\n");
      follower.poll();
    }
    assertEquals("one\n", Files.readString(copy));
  }
}
