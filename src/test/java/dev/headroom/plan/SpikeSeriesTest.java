package dev.headroom.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.plan.LoadShape.Segment;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.Rate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A recorded rate that a plan replays from a CSV file beside it. */
class SpikeSeriesTest {

  private static final String PLAN =
      """
      target: {url: 'http://127.0.0.1:8080'}
      load:
        spike:
          shape: replay
          file: %s
      """;

  @TempDir Path folder;

  private Path plan(String file, String rest) throws Exception {
    return Files.writeString(folder.resolve("shop.yaml"), PLAN.formatted(file) + rest);
  }

  private void csv(String text) throws Exception {
    Files.writeString(folder.resolve("day.csv"), text);
  }

  private static Segment piece(double from, double to, long millis) {
    return new Segment(new Rate(from), new Rate(to), Duration.ofMillis(millis));
  }

  @Test
  void aRecordingIsReplayedAsItWas() throws Exception {
    csv("time,rate\n1700000000,10\n1700000030,90.5\n1700000090,0\n");
    Load.Spike spike = PlanReader.read(plan("day.csv", "")).load().spike();
    assertEquals(new Rate(90.5), spike.peak());
    assertEquals(new Rate(10), spike.baseline());
    assertEquals(
        List.of(
            piece(10, 10, 15_000),
            piece(10, 90.5, 30_000),
            piece(90.5, 0, 60_000),
            piece(10, 10, 15_000)),
        spike.shape().segments());
    assertEquals(Duration.ofSeconds(105), spike.untilFallen());
  }

  @Test
  void aRecordingIsScaledInTimeAndHeight() throws Exception {
    csv("\uFEFFTime,Rate\r\n 0.5 , 1e1\r\n2.5,40\r\n\r\n4.5,20\r\n");
    Load.Spike spike =
        PlanReader.read(plan("day.csv", "    length: 8s\n    peak: 200/s\n")).load().spike();
    assertEquals(
        List.of(piece(50, 200, 4000), piece(200, 100, 4000)),
        spike.shape().segments().subList(1, 3));
    assertEquals(new Rate(50), spike.baseline());
    assertEquals(
        List.of(piece(25, 100, 4000), piece(100, 50, 4000)),
        spike.withPeak(new Rate(100)).shape().segments().subList(1, 3));
  }

  @Test
  void theResolvedPlanHoldsTheSeriesAndNeedsNoFile() throws Exception {
    csv("time,rate\n0,20\n10.0004,70.123456789\n11,33\n");
    Plan plan = PlanReader.read(plan("day.csv", "    length: 7s\n    baseline: 5/s\n"));
    String written = PlanWriter.write(plan);
    assertFalse(written.contains("day.csv"), written);
    assertEquals(plan, PlanReader.parse(written, "plan.yaml"), written);
  }

  /** Two of them lie on one millisecond once they are squeezed; the later one stays. */
  @Test
  void pointsThatScalingPutsTogetherAreOne() throws Exception {
    csv("time,rate\n0,1\n1000,2\n1000.1,9\n2000,1\n");
    Load.Spike spike = PlanReader.read(plan("day.csv", "    length: 1s\n")).load().spike();
    assertEquals(
        List.of(piece(1, 9, 500), piece(9, 1, 500)), spike.shape().segments().subList(1, 3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "''|day.csv:1: the file is empty",
        "a b\\n0,1|day.csv:1: it begins with 'a b'; its first line has to be 'time,rate'",
        "time,rate\\n0,1|day.csv: 1 points",
        "time,rate\\n0,1\\n5,many\\n|day.csv:3: rate 'many' is not a number",
        "time,rate\\n0,1\\n,3\\n|day.csv:3: time '' is not a number of seconds",
        "time,rate\\n0,1\\n5,-3\\n|day.csv:3: rate -3 is outside 0 to 1000000",
        "time,rate\\n0,1\\n5,NaN\\n|day.csv:3: rate NaN is outside",
        "time,rate\\n0,1\\n5,1e300\\n|day.csv:3: rate 1e300 is outside",
        "time,rate\\n0,1\\n1e300,1\\n|day.csv:3: time 1e300 is outside",
        "time,rate\\n0,1\\n-1,1\\n|day.csv:3: time -1 is outside",
        "time,rate\\n5,1\\n\\n4,1\\n|day.csv:4: its time is not after the one before",
        "time,rate\\n0,1\\n5,2,3\\n|day.csv:3: 3 columns instead of 2",
        "time,rate\\n0;1\\n5;2\\n|day.csv:2: 1 columns instead of 2",
        "time,rate\\n0,0\\n5,0\\n|day.csv: the rate is 0 all the time",
        "time,rate\\n0,1\\n5,ESC[31m\\n|day.csv:3: rate '?[31m' is not a number",
      })
  void aBadFileIsNamedWithPlanAndLine(String text, String expected) throws Exception {
    csv(text.equals("''") ? "" : text.translateEscapes().replace("ESC", "\33"));
    String message = message(plan("day.csv", ""));
    assertTrue(message.contains("shop.yaml:5: load.spike.file: " + expected), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "none.csv|there is no file 'none.csv' in",
        "../out.csv|'../out.csv' lies outside the plan's folder",
        "a/../../out.csv|lies outside the plan's folder",
        "/etc/hostname|'/etc/hostname' lies outside the plan's folder",
        "link.csv|'link.csv' lies outside the plan's folder",
        "inside|there is no file 'inside'",
        "'\"a\\0b\"'|'a?b' is no name of a file",
        "'\"a\\e[2J\\nb\"'|there is no file 'a?[2J?b'",
        "latin.csv|'latin.csv' is not UTF-8 text",
        "huge.csv|'huge.csv' has more than 1 MiB"
      })
  void aNameThatLeadsElsewhereIsRefused(String name, String expected) throws Exception {
    Path out = Files.writeString(folder.resolve("out.csv"), "time,rate\n0,1\n5,9\n");
    Path inner = Files.createDirectory(folder.resolve("plans"));
    Files.createDirectory(inner.resolve("inside"));
    Files.createSymbolicLink(inner.resolve("link.csv"), out);
    Files.write(inner.resolve("latin.csv"), new byte[] {(byte) 0xe4, 1});
    Files.write(inner.resolve("huge.csv"), new byte[(1 << 20) + 1]);
    String message = message(Files.writeString(inner.resolve("shop.yaml"), PLAN.formatted(name)));
    assertTrue(message.contains("shop.yaml:5: load.spike.file: "), message);
    assertTrue(message.contains(expected), message);
    assertFalse(message.matches("(?s).*\\p{Cntrl}.*"), message);
  }

  /** 10,000 points are read in a moment, also where each second asks for its rate; more are not. */
  @ParameterizedTest
  @ValueSource(ints = {10_000, 10_001})
  void aLongRecordingIsReadUpToItsBound(int points) throws Exception {
    csv(
        "time,rate\n"
            + IntStream.range(0, points)
                .mapToObj(i -> i + "," + (1 + i % 7))
                .collect(Collectors.joining("\n")));
    Path plan = plan("day.csv", "  limits: {maxDuration: 24h}\n");
    if (points > 10_000) {
      assertTrue(message(plan).contains("more than 10000 points"), message(plan));
    } else {
      LoadShape shape = PlanReader.read(plan).load().spike().shape();
      assertEquals(new Rate(3.5), shape.rateAt(Duration.ofMillis(15_000 + 7002_500)));
    }
  }

  private static String message(Path plan) {
    return String.valueOf(
        assertThrows(HeadroomException.class, () -> PlanReader.read(plan)).getMessage());
  }
}
