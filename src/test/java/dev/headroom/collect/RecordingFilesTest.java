package dev.headroom.collect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.load.RunRecord;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.Percentile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The two files of a recording: written, read back, cut off, and broken. */
class RecordingFilesTest {

  private static final RunRecord RUN =
      new RunRecord(
          1_700_000_000L,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Map.of());
  private static final int SECONDS = 5;

  @TempDir Path folder;
  private Path intervals = Path.of("");
  private Path latencies = Path.of("");

  @BeforeEach
  void record() {
    intervals = folder.resolve("intervals.csv");
    latencies = folder.resolve("latency.hlog");
    try (RecordingFiles files = RecordingFiles.create(intervals, latencies)) {
      for (int i = 0; i < SECONDS; i++) {
        files.closed(Seconds.second(i), Seconds.distributions(i));
      }
    }
  }

  @Test
  void aRecordingIsReadBackAsItWasWritten() {
    List<Interval> read = RecordingFiles.read(RUN, intervals, latencies).intervals();
    assertEquals(SECONDS, read.size());
    for (int i = 0; i < SECONDS; i++) {
      Interval expected = Seconds.second(i);
      Interval found = read.get(i);
      assertEquals(
          expected.withLatencies(LatencyHistogram.EMPTY, LatencyHistogram.EMPTY),
          found.withLatencies(LatencyHistogram.EMPTY, LatencyHistogram.EMPTY));
      assertEquals(3, found.latency().count());
      assertEquals(2, found.service().count());
      for (Percentile percentile : List.of(Percentile.P50, Percentile.P99)) {
        assertEquals(expected.latency().at(percentile), found.latency().at(percentile));
        assertEquals(expected.service().at(percentile), found.service().at(percentile));
      }
    }
  }

  /** The form before this one ends with {@code injector_cpu}, and its log has no service times. */
  @Test
  void aFileOfTheVersionBeforeIsReadWithoutWhatItDoesNotTell() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(intervals));
    lines.replaceAll(line -> line.replaceAll("(,[^,]*){10}$", ""));
    lines.set(0, "# headroom intervals 1");
    assertTrue(lines.get(1).endsWith(",injector_cpu"), lines.get(1));
    Files.writeString(intervals, String.join("\n", lines) + "\n");
    List<String> log = new ArrayList<>(Files.readAllLines(latencies));
    log.removeIf(line -> line.startsWith("Tag=ok-service"));
    Files.writeString(latencies, String.join("\n", log) + "\n");
    List<Interval> read = RecordingFiles.read(RUN, intervals, latencies).intervals();
    assertEquals(SECONDS, read.size());
    assertEquals(0.125, read.get(1).injectorCpu());
    assertEquals(3, read.get(1).latency().count());
    assertEquals(0, read.get(1).service().count());
    assertEquals(InjectorHealth.UNKNOWN, read.get(1).health());
    assertEquals(0, read.get(1).retries());
  }

  @Test
  void aColumnThatAReaderDoesNotKnowIsPassedOver() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(intervals));
    for (int i = 1; i < lines.size(); i++) {
      lines.set(i, (i == 1 ? "moon" : "7") + "," + lines.get(i));
    }
    List<Interval> plain = IntervalFile.read(intervals);
    Files.writeString(intervals, String.join("\n", lines) + "\n");
    List<Interval> more = IntervalFile.read(intervals);
    for (int i = 0; i < SECONDS; i++) {
      assertEquals(
          plain.get(i).withLatencies(LatencyHistogram.EMPTY, LatencyHistogram.EMPTY),
          more.get(i).withLatencies(LatencyHistogram.EMPTY, LatencyHistogram.EMPTY));
    }
  }

  @Test
  void theStandardReaderOfHdrHistogramReadsTheLatencyLog() throws IOException {
    List<String> found = new ArrayList<>();
    try (HistogramLogReader reader = new HistogramLogReader(latencies.toFile())) {
      while (reader.hasNext()) {
        EncodableHistogram next = reader.nextIntervalHistogram();
        Histogram histogram = (Histogram) next;
        found.add(
            histogram.getTag()
                + " "
                + histogram.getStartTimeStamp()
                + " "
                + histogram.getTotalCount());
      }
    }
    assertEquals(3 * SECONDS, found.size());
    for (int i = 0; i < SECONDS; i++) {
      assertTrue(found.contains("ok " + (Seconds.FIRST + i) * 1000 + " 3"), found.toString());
      assertTrue(
          found.contains("ok-service " + (Seconds.FIRST + i) * 1000 + " 2"), found.toString());
      assertTrue(
          found.contains("bad-gateway " + (Seconds.FIRST + i) * 1000 + " 1"), found.toString());
    }
  }

  @Test
  void cutAnywhereARecordingKeepsEveryLineThatWasWhole() throws IOException {
    byte[] rows = Files.readAllBytes(intervals);
    byte[] log = Files.readAllBytes(latencies);
    for (int cut = 0; cut <= 300; cut++) {
      byte[] someRows = Arrays.copyOf(rows, rows.length - cut);
      byte[] someLog = Arrays.copyOf(log, log.length - Math.min(cut, log.length));
      Files.write(intervals, someRows);
      Files.write(latencies, someLog);
      Recording read = RecordingFiles.read(RUN, intervals, latencies);
      long whole =
          new String(someRows, StandardCharsets.ISO_8859_1).chars().filter(c -> c == '\n').count();
      assertEquals(whole - 2, read.intervals().size(), "cut by " + cut);
      long distributions =
          new String(someLog, StandardCharsets.ISO_8859_1)
              .lines()
              .filter(line -> line.startsWith("Tag=ok,"))
              .count();
      boolean lastIsWhole = someLog.length > 0 && someLog[someLog.length - 1] == '\n';
      boolean lastIsOk =
          new String(someLog, StandardCharsets.ISO_8859_1).lastIndexOf("Tag=ok,")
              > new String(someLog, StandardCharsets.ISO_8859_1).lastIndexOf('\n');
      assertEquals(
          lastIsWhole || !lastIsOk ? distributions : distributions - 1,
          LatencyFile.read(latencies, Outcome.OK).size(),
          "cut by " + cut);
    }
  }

  @Test
  void aRecordingIsNeverBegunOverAnother() {
    HeadroomException refused =
        assertThrows(
            HeadroomException.class, () -> RecordingFiles.create(intervals, latencies).close());
    assertTrue(String.valueOf(refused.getMessage()).contains(intervals.toString()));
  }

  /** Too few columns, and a word where a number belongs in a row of all 38. */
  static Stream<String> aRowThatIsNoneIsNamedWithItsLine() {
    return Stream.of("x,y", "1,2,3", "one" + ",0".repeat(37), "1,level-01" + ",x".repeat(36));
  }

  @ParameterizedTest
  @MethodSource
  void aRowThatIsNoneIsNamedWithItsLine(String row) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(intervals));
    lines.set(3, row);
    Files.writeString(intervals, String.join("\n", lines) + "\n");
    assertNames(intervals + ":4", () -> IntervalFile.read(intervals));
  }

  @Test
  void aFileOfAnotherKindIsNoRecording() throws IOException {
    Files.writeString(intervals, "time,rate\n1,2\n");
    assertNames(intervals + ":1", () -> IntervalFile.read(intervals));
    Files.write(intervals, new byte[] {0, 1, 2, (byte) 0xff, '\n', 7, '\n'});
    assertNames(intervals + ":1", () -> IntervalFile.read(intervals));
    Files.writeString(latencies, "time,rate\n1,2\n");
    assertNames(latencies + ":1", () -> LatencyFile.read(latencies, Outcome.OK));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "garbage",
        "Tag=ok,1700000001.000,1.000,0.041",
        "Tag=ok,1700000001.000,1.000,0.041,HISTFAAAAC",
        "Tag=ok,1700000001.000,1.000,0.041,!!!!",
        "Tag=ok,yesterday,1.000,0.041,HISTFAAAAC"
      })
  void aLineOfTheLatencyLogThatIsNoneIsNamed(String line) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(latencies));
    lines.set(6, line);
    Files.writeString(latencies, String.join("\n", lines) + "\n");
    assertNames(latencies + ":7", () -> LatencyFile.read(latencies, Outcome.OK));
  }

  /** As a disk does that was full for a moment. */
  private static final class FullOnce extends ByteArrayOutputStream {
    private final int room;
    private boolean wasFull;

    FullOnce(int room) {
      this.room = room;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      if (!wasFull && size() + bytes.length > room) {
        wasFull = true;
        super.write(bytes, 0, room - size());
        throw new IOException("No space left on device");
      }
      super.write(bytes);
    }
  }

  @Test
  void nothingFollowsALineThatCouldNotBeWrittenWhole() throws IOException {
    byte[] whole = Files.readAllBytes(intervals);
    int room = whole.length - 30;
    FullOnce rows = new FullOnce(room);
    try (RecordingFiles files =
        new RecordingFiles(intervals, rows, OutputStream.nullOutputStream())) {
      for (int i = 0; i < SECONDS - 1; i++) {
        files.closed(Seconds.second(i), Seconds.distributions(i));
      }
      HeadroomException refused =
          assertThrows(
              HeadroomException.class,
              () -> files.closed(Seconds.second(SECONDS - 1), Seconds.distributions(SECONDS - 1)));
      assertEquals(HeadroomException.Kind.RUN_FAILED, refused.kind());
      assertTrue(String.valueOf(refused.getMessage()).contains("No space left on device"));
      files.closed(Seconds.second(SECONDS), Seconds.distributions(SECONDS));
    }
    assertArrayEquals(Arrays.copyOf(whole, room), rows.toByteArray());
  }

  @Test
  void aLatencyLogThatLacksSecondsIsNotTakenForARecording() throws IOException {
    List<String> lines = Files.readAllLines(latencies, StandardCharsets.ISO_8859_1);
    Files.write(latencies, lines.subList(0, lines.size() - 3 * (SECONDS - 1)));
    assertNames(
        latencies + ": it has latencies of 0 good answers in second " + (Seconds.FIRST + 1),
        () -> RecordingFiles.read(RUN, intervals, latencies));
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    Files.delete(intervals);
    assertNames(intervals.toString(), () -> IntervalFile.read(intervals));
  }

  private static void assertNames(String place, Runnable reading) {
    HeadroomException refused = assertThrows(HeadroomException.class, reading::run);
    assertEquals(HeadroomException.Kind.BAD_DATA, refused.kind());
    assertTrue(String.valueOf(refused.getMessage()).contains(place), refused.getMessage());
  }
}
