package dev.headroom.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.Interval;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not as they should be end in a sentence that says what to do, or are used. */
class DamagedFilesTest {

  @TempDir private Path folder = Path.of("");

  private static Imported read(Path... files) {
    return RecordingReader.withDefaults().read(List.of(files));
  }

  private static long offered(Imported imported) {
    return imported.recording().intervals().stream().mapToLong(Interval::offered).sum();
  }

  private static HeadroomException problem(Kind kind, Path... files) {
    HeadroomException problem = assertThrows(HeadroomException.class, () -> read(files));
    assertEquals(kind, problem.kind(), problem.getMessage());
    return problem;
  }

  private void refused(String content, String... words) {
    HeadroomException problem =
        problem(Kind.BAD_DATA, Written.file(folder, "recording.csv", content));
    String message = String.valueOf(problem.getMessage());
    assertTrue(message.contains("recording.csv"), message);
    Arrays.stream(words).forEach(word -> assertTrue(message.contains(word), message));
  }

  private static String jtlRow(long second) {
    return second + "000,100,home,200,OK,t 1-1,text,true,,1,1,1,1,http://a/,90,0,10";
  }

  private static List<String> jtl(int rows) {
    List<String> lines = new ArrayList<>(List.of(Written.JTL_HEADER));
    for (int i = 0; i < rows; i++) {
      lines.add(jtlRow(Written.EPOCH + i / 10));
    }
    return lines;
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  @Test
  void whatIsNoRecordingIsRefusedWithTheNextStep() {
    refused("", "is empty");
    refused("\n\n \n", "holds no line of text");
    refused("PK\u0003\u0004\0\0", "not a text file");
    refused("# headroom intervals 1\nepoch_second\n", "name the run's folder");
    refused("a,b,c\n1,2,3\n", ":1:", "jtl", "k6-csv", "seconds-csv");
    refused(Written.JTL_HEADER.replace(',', '~') + "\n", ":1:");
    refused(Written.JTL_HEADER + "\n", "has no rows");
  }

  @Test
  void aMissingFileAndADirectoryAreNamed() {
    Path missing = folder.resolve("missing.jtl");
    String message = String.valueOf(problem(Kind.BAD_DATA, missing).getMessage());
    assertTrue(message.contains("there is no file " + missing), message);
    message = String.valueOf(problem(Kind.BAD_DATA, folder).getMessage());
    assertTrue(message.contains("is a directory"), message);
  }

  @Test
  void oneBadRowInAHundredIsNotedAndMoreAreRefused() {
    List<String> lines = jtl(99);
    lines.add(50, "1795348800000,soon,home,200,OK,t 1-1,text,true,,1,1,1,1,http://a/,90,0,10");
    Imported imported = read(Written.file(folder, "a.jtl", lines));
    assertEquals(99, offered(imported));
    assertTrue(
        imported.notes().stream().anyMatch(n -> n.contains("a.jtl:51: 'soon'")),
        imported.notes().toString());
    lines.add(50, "0,100,home,200,OK,t 1-1,text,true,,1,1,1,1,http://a/,90,0,10");
    refused(text(lines), "recording.csv:51: '0' is no time", "2 of 101 rows");
  }

  @Test
  void aQuoteThatIsNeverClosedCostsItsOwnRowOnly() {
    List<String> lines = jtl(1200);
    lines.add(20, jtlRow(Written.EPOCH).replace("home", "\"home"));
    assertEquals(1200, offered(read(Written.file(folder, "a.jtl", lines))));
  }

  @Test
  void aHugeLineCostsItsOwnRowOnly() {
    List<String> lines = jtl(200);
    lines.add(20, jtlRow(Written.EPOCH).replace("home", "x".repeat(3_000_000)));
    assertEquals(200, offered(read(Written.file(folder, "a.jtl", lines))));
  }

  @Test
  void aRowThatWasCutOffIsNotUsedAndSaid() {
    String whole = text(jtl(20));
    Path file = Written.file(folder, "a.jtl", whole.substring(0, whole.length() - 40));
    Imported imported = read(file);
    assertEquals(19, offered(imported));
    assertTrue(imported.notes().stream().anyMatch(n -> n.contains("was cut off")));
  }

  /** Every beginning of a file of each format either reads or ends in one of our exceptions. */
  @Test
  void aFileCutAtAnyByteNeverFailsInAnotherWay() throws IOException {
    List<String> quoted = jtl(3);
    quoted.add(jtlRow(Written.EPOCH).replace("home", "\"ho\"\"m\ne\""));
    for (String content :
        List.of(
            text(quoted),
            text(List.of(Written.K6_HEADER, "http_reqs,1795348800250,1,,,,,,,,,,,200,,,,,")),
            "time,offered,completed,errors\n0,10,9,1\n1,10,9,1\n2,12,9,1\n")) {
      cutEverywhere(content.getBytes(StandardCharsets.UTF_8));
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text(jtl(5)).getBytes(StandardCharsets.UTF_8));
    }
    cutEverywhere(packed.toByteArray());
  }

  private void cutEverywhere(byte[] content) throws IOException {
    Path file = folder.resolve("cut");
    for (int length = 0; length <= content.length; length++) {
      Files.write(file, Arrays.copyOf(content, length));
      readOrRefuse(file);
    }
  }

  @Test
  void randomBytesInAFileNeverFailInAnotherWay() throws IOException {
    byte[] content = text(jtl(40)).getBytes(StandardCharsets.UTF_8);
    Random random = new Random(20_261_122);
    Path file = folder.resolve("noise");
    for (int i = 0; i < 500; i++) {
      byte[] noisy = content.clone();
      for (int j = 0; j < 1 + i / 50; j++) {
        noisy[random.nextInt(noisy.length)] = (byte) random.nextInt(256);
      }
      Files.write(file, noisy);
      readOrRefuse(file);
    }
  }

  private static void readOrRefuse(Path file) {
    try {
      assertTrue(offered(read(file)) > 0);
    } catch (HeadroomException e) {
      assertTrue(String.valueOf(e.getMessage()).contains(file.toString()), e.getMessage());
    }
  }

  @Test
  void filesOfDifferentRunsAreNotAddedUp() {
    Path now = Written.file(folder, "now.jtl", jtl(20));
    Path old =
        Written.file(
            folder, "old.jtl", text(jtl(20)).replace(Written.EPOCH / 1000 + "", "1595325"));
    String message = String.valueOf(problem(Kind.INCONCLUSIVE, now, old).getMessage());
    assertTrue(message.contains("old.jtl ends at 2020-07-21T"), message);
    Path k6 =
        Written.file(
            folder,
            "k6.csv",
            List.of(
                Written.K6_HEADER, "http_reqs," + (Written.EPOCH + 60) + ",1,,,,,,,,,,,200,,,,,"));
    message = String.valueOf(problem(Kind.INCONCLUSIVE, now, k6).getMessage());
    assertTrue(message.contains("different tools"), message);
    message = String.valueOf(problem(Kind.BAD_DATA, now, now).getMessage());
    assertTrue(message.contains("named twice"), message);
  }

  @Test
  void secondsThatContradictThemselvesAreRefused() {
    refused("time,offered,completed,errors\n0,10,9,11\n", ":2:", "11 errors of 9");
    refused("time,offered,completed,errors\n0,-1,9,1\n", ":2:", "'-1'");
    refused("time,offered,completed,errors\n0,1,1,0\n1795348800,1,1,0\n", ":3:", "another kind");
    refused("time,offered,completed,errors\n0,NaN,9,1\n", ":2:", "'NaN'");
  }
}
