package dev.headroom.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.ScalingPoint;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import dev.headroom.quantity.Rate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalingCsvTest {

  @TempDir private Path folder;

  @Test
  void pointsComeInTheOrderOfTheirLinesAndRepeatedNumbersStay() {
    List<ScalingPoint> expected =
        List.of(
            new ScalingPoint(4, new Rate(3548.68)),
            new ScalingPoint(1, new Rate(955.16)),
            new ScalingPoint(4, new Rate(3500)));
    assertEquals(expected, ScalingCsv.parse("n,throughput\n4,3548.68\n1,955.16\n4,3.5e3\n", "s"));
    assertEquals(
        expected,
        ScalingCsv.parse("\uFEFFN, Throughput\r\n 4 ,3548.68\r\n\r\n1,955.16\r\n4,3500", "s"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                              | s.csv:1: empty; the first line has to be n,throughput
          n,throughput                    | s.csv:1: no measurement follows the header
          n;throughput~1;955,16           | s.csv:1: the header has to be n,throughput, not 'n;throughput'; separate columns by commas, not semicolons
          n^throughput~1^955              | separate columns by commas, not tabs
          1,955~2,1878                    | s.csv:1: the header has to be n,throughput, not '1,955'; put the line n,throughput above
          threads,rps~1,955               | s.csv:1: the header has to be n,throughput, not 'threads,rps'
          n,throughput~1,955~two,1878     | s.csv:3: n 'two' is not a decimal number
          n,throughput~1,955~2,           | s.csv:3: throughput '' is not a decimal number
          n,throughput~1,955~2,NaN        | s.csv:3: throughput 'NaN' is not a decimal number
          n,throughput~1,955~2,Infinity   | s.csv:3: throughput 'Infinity' is not
          n,throughput~0,955              | s.csv:2: a number of instances lies between 1 and 1e9, not 0.0
          n,throughput~-3,955             | s.csv:2: a number of instances lies between 1 and 1e9, not -3.0
          n,throughput~1,0                | s.csv:2: a throughput of a scaling series lies between
          n,throughput~1,-4               | s.csv:2: a rate is finite and not negative, not -4.0
          n,throughput~1,1e400            | s.csv:2: a rate is finite
          n,throughput~1,955,7            | s.csv:2: expected 2 cells, n and throughput, found 3
          n,throughput~1;955              | s.csv:2: expected 2 cells, n and throughput, found 1 in '1;955'; separate columns by commas
          """)
  void whatIsWrongIsNamedWithItsLine(String text, String expected) {
    String lines = text.replace('~', '\n').replace('^', '\t');
    assertBad(() -> ScalingCsv.parse(lines, "s.csv"), expected);
  }

  @Test
  void aMissingFileAFolderAndAnEndlessFileAreRefusedByName() throws Exception {
    Path none = folder.resolve("none.csv");
    assertBad(() -> ScalingCsv.read(none), "there is no scaling series at " + none);
    assertBad(() -> ScalingCsv.read(folder), folder + " is not a file");
    Path huge = Files.write(folder.resolve("huge.csv"), new byte[(1 << 20) + 1]);
    assertBad(() -> ScalingCsv.read(huge), "more than 1 MiB");
    Path binary = Files.write(folder.resolve("binary.csv"), new byte[] {(byte) 0xC3, 0x28});
    assertBad(() -> ScalingCsv.read(binary), "is not UTF-8 text");
  }

  @Test
  void moreMeasurementsThanAnyoneMakesAreRefused() {
    String many = "n,throughput\n" + "1,10\n".repeat(10_001);
    assertBad(() -> ScalingCsv.parse(many, "s.csv"), "s.csv:10002: more than 10000 measurements");
  }

  @Test
  void aNumberWithEndlessDigitsIsRefusedUnread() {
    String long1 = "n,throughput\n1," + "9".repeat(100_000);
    assertBad(() -> ScalingCsv.parse(long1, "s.csv"), "s.csv:2: throughput '999");
  }

  @Test
  void aFileReadsLikeItsText() throws Exception {
    Path file = Files.writeString(folder.resolve("s.csv"), "n,throughput\n2,7\n");
    assertEquals(List.of(new ScalingPoint(2, new Rate(7))), ScalingCsv.read(file));
  }

  private static void assertBad(Runnable read, String expected) {
    HeadroomException problem = assertThrows(HeadroomException.class, read::run);
    assertEquals(Kind.BAD_DATA, problem.kind());
    String message = String.valueOf(problem.getMessage());
    assertTrue(message.contains(expected), message);
  }
}
