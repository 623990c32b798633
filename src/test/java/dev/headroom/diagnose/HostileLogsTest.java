package dev.headroom.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.ingest.GatewayLogs;
import dev.headroom.ingest.GatewayReading;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Logs that are broken, cut off, rotated or written to do harm. */
class HostileLogsTest {

  private static final String GOOD =
      "10.0.0.1 - - [25/Nov/2026:00:05:43 +0000] \"GET / HTTP/1.1\" 200 2 \"-\" \"a\"\n";
  private static final String BAD = GOOD.replace(" 200 ", " 502 ");

  @TempDir Path folder;

  private Logged read(String content) throws IOException {
    return read(content.getBytes(StandardCharsets.ISO_8859_1));
  }

  private Logged read(byte[] content) throws IOException {
    Path file = folder.resolve("access.log");
    Files.write(file, content);
    Logged logged = new Logged();
    GatewayLogs.withDefaults()
        .withDialect(GatewayDialect.NGINX_COMBINED)
        .read(List.of(file), logged);
    return logged;
  }

  @Test
  void escapeSequencesHtmlAndZeroBytesNeverReachTheEvidence() throws IOException {
    String agent = "\u001b]0;owned\u0007\u001b[31m<script>\u0000\u009b2J";
    Logged logged = read(BAD.replace("\"a\"", "\"" + agent + "\""));
    String line = logged.failures.get(0).attribution().evidence().line();
    assertTrue(line.chars().noneMatch(Character::isISOControl), line);
    assertTrue(line.contains("owned"), line);
  }

  @Test
  void textThatTurnsTheDirectionOfWritingIsTakenOut() {
    assertEquals("a?b", Evidence.safe("a\u202eb"));
  }

  /** Its own words are the visitor's: nothing in them may be taken for nginx's. */
  @Test
  void aRequestThatQuotesTheErrorLogIsNotBelieved() {
    Logged logged =
        Logged.of(
            GatewayDialect.NGINX_ERROR,
            "2026/11/25 00:13:27 [error] 1#1: *4 upstream timed out (110: Connection timed out) while"
                + " reading response header from upstream, client: 10.0.0.1, server: , request: \"GET"
                + " /(111:connect()while_connecting_to_upstream HTTP/1.1\", upstream: \"http://a:1/\"");
    assertEquals(Cause.HTTP_RESPONSE_TIMEOUT, logged.failures.get(0).attribution().cause());
  }

  @Test
  void aMegabyteOfUserAgentIsReadAndShownInPart() throws IOException {
    String huge = BAD.replace("\"a\"", "\"" + "x".repeat(3 << 20) + "\"");
    Logged logged = read(GOOD + huge + GOOD);
    assertEquals(2, logged.good);
    assertEquals(1, logged.failures.size());
    assertTrue(logged.failures.get(0).attribution().evidence().line().length() <= 301);
  }

  @Test
  void malformedLinesAreCountedAndTheOthersRead() throws IOException {
    Logged logged = read(GOOD + "nonsense\n\n" + BAD + "10.0.0.1 - - [25/Nov/2026:00\n" + GOOD);
    assertEquals(2, logged.good);
    assertEquals(1, logged.failures.size());
    assertEquals(3, logged.malformed);
  }

  @Test
  void aLastLineWithoutItsEndIsNotRead() throws IOException {
    Path file = folder.resolve("access.log");
    Files.writeString(file, GOOD + BAD.strip());
    Logged logged = new Logged();
    GatewayReading reading = GatewayLogs.withDefaults().read(List.of(file), logged);
    assertEquals(1, reading.cutOff());
    assertEquals(1, logged.good);
    assertEquals(0, logged.failures.size());
  }

  @Test
  void rotatedAndPackedPartsAreReadInTheOrderOfTime() throws IOException {
    Path older = folder.resolve("access.log.2.gz");
    try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(older))) {
      packed.write(BAD.replace("00:05:43", "00:05:41").getBytes(StandardCharsets.US_ASCII));
    }
    Path newer = folder.resolve("access.log");
    Files.writeString(newer, BAD);
    Logged logged = new Logged();
    GatewayLogs.withDefaults().read(List.of(newer, older), logged);
    assertEquals(2, logged.failures.size());
    assertEquals(2, logged.failures.get(1).endedSecond() - logged.failures.get(0).endedSecond());
  }

  /** Whatever the bytes, each line is good, failed or malformed, and nothing is thrown. */
  @ParameterizedTest
  @EnumSource
  void noLineBreaksTheReading(GatewayDialect dialect) {
    Random random = new Random(7);
    List<String> seeds =
        List.of(
            BAD.strip(),
            "{\"t\":\"1795565143.238\",\"st\":\"502\",\"ua\":\"a:1\",\"us\":\"502\",\"uct\":\"-\",\"uht\":\"-\"}",
            "1.2.3.4:5 [25/Nov/2026:00:05:41.967] v b/s 0/0/0/-1/2 502 209 - - SH-- 1/1/0/0/0 0/0 \"G\"",
            "2026/11/25 00:13:27 [error] 1#1: *4 connect() failed (111: x) while connecting to upstream",
            "[2016-04-15T20:17:00.310Z] \"POST / HTTP/2\" 503 UF 154 0 226 100 \"-\" \"-\" \"-\" \"-\"",
            "[Fri Sep 09 10:42:29.902022 2011] [proxy:error] [pid 1] AH00941: x");
    Logged logged = new Logged();
    LogLines reading = dialect.lines(ZoneOffset.UTC);
    for (int i = 0; i < 20_000; i++) {
      byte[] line = seeds.get(i % seeds.size()).getBytes(StandardCharsets.ISO_8859_1);
      for (int changes = random.nextInt(4); changes > 0; changes--) {
        line[random.nextInt(line.length)] = (byte) random.nextInt(256);
      }
      int to = random.nextInt(line.length + 1);
      reading.line(line, random.nextInt(to + 1), to, logged);
    }
    assertTrue(logged.malformed + logged.good + logged.failures.size() <= 20_000);
  }
}
