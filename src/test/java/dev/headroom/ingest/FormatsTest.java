package dev.headroom.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.Interval;
import dev.headroom.collect.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small files written by hand as the tools' manuals describe them: JMeter's chapter Listeners, CSV
 * log format; k6's pages "CSV" (the rows are its sample) and "Error codes".
 */
class FormatsTest {

  private static final String START = "1795348800250";

  @TempDir private Path folder = Path.of("");

  private Imported read(String... lines) {
    Path file = Written.file(folder, "recording", List.of(lines));
    return RecordingReader.withDefaults().read(List.of(file));
  }

  private static Map<Outcome, Long> outcomes(Imported imported) {
    Map<Outcome, Long> total = new TreeMap<>();
    imported
        .recording()
        .intervals()
        .forEach(i -> i.outcomes().forEach((o, n) -> total.merge(o, n, Long::sum)));
    return total;
  }

  private static String row(String code, String message, String success) {
    String answer = code + "," + message + ",t 1-1,text," + success;
    return START + ",100,home," + answer + ",,1,1,1,1,http://a/,90,0,10";
  }

  @Test
  void jtlCountsAStartInItsSecondAndTheEndInAnother() {
    Imported imported =
        read(Written.JTL_HEADER, row("200", "OK", "true").replace(",100,", ",1500,"));
    List<Interval> seconds = imported.recording().intervals();
    assertEquals(2, seconds.size());
    assertEquals(Written.EPOCH, seconds.get(0).epochSecond());
    assertEquals(1, seconds.get(0).offered());
    assertEquals(1, seconds.get(0).inFlight());
    assertEquals(0, seconds.get(0).completed());
    assertEquals(1, seconds.get(1).good());
    assertEquals(0, seconds.get(1).inFlight());
    assertEquals(1.5e9, (double) seconds.get(1).latency().max().toNanos(), 1.5e6);
  }

  @Test
  void jtlNamesEveryWayToFail() {
    Imported imported =
        read(
            Written.JTL_HEADER,
            row("200", "OK", "true"),
            row("200", "OK", "false"),
            row("502", "Bad Gateway", "false"),
            row("503", "Service Unavailable", "false"),
            row("504", "Gateway Timeout", "false"),
            row("429", "Too Many Requests", "false"),
            row("404", "Not Found", "true"),
            row(
                "Non HTTP response code: org.apache.http.conn.HttpHostConnectException",
                "Non HTTP response message: Connect to a:80 failed: Connection refused",
                "false"),
            row(
                "Non HTTP response code: java.net.SocketTimeoutException",
                "Non HTTP response message: Read timed out",
                "false"),
            row(
                "Non HTTP response code: java.net.SocketException",
                "Non HTTP response message: Connection reset",
                "false"),
            row(
                "Non HTTP response code: org.apache.http.NoHttpResponseException",
                "Non HTTP response message: a:80 failed to respond",
                "false"),
            row(
                "Non HTTP response code: java.net.UnknownHostException",
                "Non HTTP response message: a",
                "false"),
            row(
                "Non HTTP response code: javax.net.ssl.SSLHandshakeException",
                "Non HTTP response message: no trust",
                "false"),
            row(
                "Non HTTP response code: java.net.NoRouteToHostException",
                "Non HTTP response message: No route to host",
                "false"));
    assertEquals(
        Map.ofEntries(
            Map.entry(Outcome.OK, 1L),
            Map.entry(Outcome.INVALID_RESPONSE, 1L),
            Map.entry(Outcome.BAD_GATEWAY, 1L),
            Map.entry(Outcome.UNAVAILABLE, 1L),
            Map.entry(Outcome.GATEWAY_TIMEOUT, 1L),
            Map.entry(Outcome.LIMITED, 1L),
            Map.entry(Outcome.CLIENT_ERROR, 1L),
            Map.entry(Outcome.REFUSED, 1L),
            Map.entry(Outcome.TIMEOUT, 1L),
            Map.entry(Outcome.RESET, 2L),
            Map.entry(Outcome.DNS_FAILED, 1L),
            Map.entry(Outcome.TLS_FAILED, 1L),
            Map.entry(Outcome.CONNECT_FAILED, 1L)),
        outcomes(imported));
  }

  @Test
  void jtlLeavesOutTransactionControllers() {
    Imported imported =
        read(
            Written.JTL_HEADER,
            row("200", "OK", "true"),
            START
                + ",100,buy,200,\"Number of samples in transaction : 1, number of failing samples :"
                + " 0\",t 1-1,,true,,1,1,1,1,null,90,0,10");
    assertEquals(Map.of(Outcome.OK, 1L), outcomes(imported));
    assertTrue(
        imported.notes().stream().anyMatch(n -> n.startsWith("1 rows of transaction controllers")));
  }

  @Test
  void jtlMayHaveTabsQuotesLineEndsInCellsAndFewColumns() {
    Imported imported =
        read(
            "elapsed\ttimeStamp\tlabel\tsuccess\tresponseCode",
            "100\t" + START + "\t\"a \"\"b\"\"\tc\nd\"\ttrue\t200",
            "100\t2026/11/22 12:00:00.250\t=cmd|' /C calc'!A0\tfalse\t502");
    assertEquals(Map.of(Outcome.OK, 1L, Outcome.BAD_GATEWAY, 1L), outcomes(imported));
    assertEquals(Written.EPOCH, imported.recording().intervals().get(0).epochSecond());
    assertEquals(1, imported.recording().intervals().size());
  }

  @Test
  void jtlWithoutHeaderHasTheDefaultColumns() {
    assertEquals(Map.of(Outcome.OK, 1L), outcomes(read(row("200", "OK", "true"))));
  }

  @Test
  void jtlIsSortedByTime() {
    String later = row("200", "OK", "true").replace(START, "1795348803250");
    Imported imported = read(Written.JTL_HEADER, later, row("200", "OK", "true"));
    List<Long> seconds =
        imported.recording().intervals().stream().map(Interval::epochSecond).toList();
    long first = Written.EPOCH;
    assertEquals(List.of(first, first + 1, first + 2, first + 3), seconds);
  }

  private static final String K6_MANUAL_HEADER =
      "metric_name,timestamp,metric_value,check,error,error_code,group,method,name,proto,scenario,"
          + "status,subproto,tls_version,url,extra_tags";

  private static final String K6_TAGS =
      ",,,,,GET,http://test.k6.io,HTTP/1.1,default,200,,,http://test.k6.io,";

  @Test
  void k6LatencyIsDurationAndWhatCameBeforeAndTheTimeIsTheEnd() {
    Imported imported =
        read(
            K6_MANUAL_HEADER,
            "http_reqs,1595325560,1.000000" + K6_TAGS,
            "http_req_duration,1595325560,221.899000" + K6_TAGS,
            "http_req_blocked,1595325560,225.275000" + K6_TAGS,
            "http_req_connecting,1595325560,217.680000" + K6_TAGS,
            "http_req_tls_handshaking,1595325560,0.000000" + K6_TAGS,
            "http_req_sending,1595325560,0.112000" + K6_TAGS,
            "http_req_waiting,1595325560,220.280000" + K6_TAGS,
            "http_req_receiving,1595325560,1.507000" + K6_TAGS,
            "data_sent,1595325560,76.000000,,,,,,,,default,,,,,");
    List<Interval> seconds = imported.recording().intervals();
    assertEquals(1, seconds.size());
    assertEquals(1595325560L, seconds.get(0).epochSecond());
    assertEquals(1, seconds.get(0).offered());
    assertEquals(1, seconds.get(0).good());
    // 221.899 ms + 225.275 ms, kept to 0.1 %.
    assertEquals(447_174, seconds.get(0).latency().max().toNanos() / 1e3, 450);
    assertTrue(imported.notes().stream().anyMatch(n -> n.contains("K6_CSV_TIME_FORMAT")));
  }

  @Test
  void k6RequestsOfOneSecondAreToldApartByTheirMetrics() {
    String time = "1795348801250";
    Imported imported =
        read(
            K6_MANUAL_HEADER,
            "http_reqs," + time + ",1" + K6_TAGS,
            "http_req_duration," + time + ",500" + K6_TAGS,
            "http_reqs," + time + ",1" + K6_TAGS,
            "http_req_duration," + time + ",100" + K6_TAGS);
    List<Interval> seconds = imported.recording().intervals();
    assertEquals(List.of(1L, 1L), seconds.stream().map(Interval::offered).toList());
    assertEquals(List.of(0L, 2L), seconds.stream().map(Interval::good).toList());
    assertEquals(5e8, (double) seconds.get(1).latency().max().toNanos(), 5e5);
  }

  @Test
  void k6NamesEveryWayToFail() {
    Map<String, Outcome> codes =
        Map.of(
            "1050", Outcome.TIMEOUT,
            "1101", Outcome.DNS_FAILED,
            "1211", Outcome.TIMEOUT,
            "1212", Outcome.REFUSED,
            "1220", Outcome.RESET,
            "1310", Outcome.TLS_FAILED,
            "1213", Outcome.CONNECT_FAILED,
            "1701", Outcome.INVALID_RESPONSE);
    codes.forEach(
        (code, outcome) ->
            assertEquals(
                Map.of(outcome, 1L),
                outcomes(
                    read(
                        K6_MANUAL_HEADER,
                        "http_reqs,1795348801250,1,,failed,"
                            + code
                            + ",,GET,http://a,HTTP/1.1,default,0,,,http://a,"))));
  }

  @Test
  void k6DroppedIterationsWereDueButNotSent() {
    Imported imported =
        read(
            K6_MANUAL_HEADER,
            "http_reqs,1795348801250,1" + K6_TAGS,
            "dropped_iterations,1795348801250,3,,,,,,,,default,,,,,");
    Interval second = imported.recording().intervals().get(0);
    assertEquals(4, second.offered());
    assertEquals(1, second.sent());
  }

  @Test
  void secondsMayBeCountedFromTheStartAndNameTheirErrors() {
    Imported imported =
        read(
            "Time;Offered;Completed;Errors;Bad_Gateway;gateway-timeout;p99_ms",
            "0;10;9;4;2;1;20.5",
            "1.0;12.0;12;0;0;0;30");
    List<Interval> seconds = imported.recording().intervals();
    assertEquals(List.of(10L, 12L), seconds.stream().map(Interval::offered).toList());
    assertEquals(List.of(5L, 12L), seconds.stream().map(Interval::good).toList());
    assertEquals(2, seconds.get(0).count(Outcome.BAD_GATEWAY));
    assertEquals(1, seconds.get(0).count(Outcome.GATEWAY_TIMEOUT));
    assertEquals(1, seconds.get(0).count(Outcome.SERVER_ERROR));
    assertEquals(0, seconds.get(0).latency().count());
    assertTrue(imported.notes().stream().anyMatch(n -> n.contains("columns of latency")));
  }

  @Test
  void errorsWithoutAKindAreGatewayErrors() {
    Imported imported =
        read(
            "time,offered,completed,errors",
            "2026-11-22T12:00:00Z,10,9,4",
            "2026-11-22T13:00:01+01:00,10,10,0");
    List<Interval> seconds = imported.recording().intervals();
    assertEquals(List.of(4L, 0L), seconds.stream().map(Interval::gatewayErrors).toList());
    assertEquals(Written.EPOCH, seconds.get(0).epochSecond());
    assertTrue(imported.notes().stream().anyMatch(n -> n.contains("gateway errors")));
  }

  @Test
  void gzipIsUnpackedAndAByteOrderMarkPassedOver() throws IOException {
    Path file = folder.resolve("recording.jtl.gz");
    String text = "\uFEFF" + Written.JTL_HEADER + "\r\n" + row("200", "OK", "true") + "\r\n";
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(Format.JTL, Format.detect(file));
    assertEquals(
        Map.of(Outcome.OK, 1L), outcomes(RecordingReader.withDefaults().read(List.of(file))));
  }
}
