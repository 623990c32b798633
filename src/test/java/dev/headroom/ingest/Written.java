package dev.headroom.ingest;

import dev.headroom.collect.Interval;
import dev.headroom.collect.Outcome;
import dev.headroom.collect.Recording;
import dev.headroom.testing.VirtualRecorder.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Requests in virtual time as other tools would have written them; the clock begins in 2026. */
final class Written {

  /** 2026-11-22T12:00:00Z. */
  static final long EPOCH = 1_795_348_800L;

  static final String JTL_HEADER =
      "timeStamp,elapsed,label,responseCode,responseMessage,threadName,dataType,success,"
          + "failureMessage,bytes,sentBytes,grpThreads,allThreads,URL,Latency,IdleTime,Connect";

  static final String K6_HEADER =
      "metric_name,timestamp,metric_value,check,error,error_code,expected_response,group,method,"
          + "name,proto,scenario,service,status,subproto,tls_version,url,extra_tags,metadata";

  private Written() {}

  /** Whole milliseconds, as JMeter has them. */
  static List<String> jtl(List<Request> requests) {
    List<String> lines = new ArrayList<>(List.of(JTL_HEADER));
    for (Request request : requests) {
      long start = EPOCH * 1000 + Math.round(request.sent() * 1000);
      long elapsed = Math.round((request.ended() - request.sent()) * 1000);
      boolean ok = request.outcome() == Outcome.OK;
      lines.add(
          start
              + ","
              + elapsed
              + ",home,"
              + (ok ? "200,OK" : "502,Bad Gateway")
              + ",users 1-1,text,"
              + ok
              + ",,1024,128,1,1,http://shop.test/,"
              + elapsed
              + ",0,0");
    }
    return lines;
  }

  /** Eight rows a request, times in milliseconds, a tenth of the latency before the request. */
  static List<String> k6(List<Request> requests) {
    List<String> lines = new ArrayList<>(List.of(K6_HEADER));
    for (Request request : requests) {
      double millis = (request.ended() - request.sent()) * 1000;
      boolean ok = request.outcome() == Outcome.OK;
      long end = EPOCH * 1000 + Math.round(request.ended() * 1000);
      String tags =
          ",,,"
              + (ok ? "" : "1502")
              + ","
              + ok
              + ",,GET,http://shop.test/,HTTP/1.1,default,,"
              + (ok ? "200" : "502")
              + ",,,http://shop.test/,,";
      metric(lines, "http_reqs", end, 1, tags);
      metric(lines, "http_req_duration", end, 0.9 * millis, tags);
      metric(lines, "http_req_blocked", end, 0.1 * millis, tags);
      metric(lines, "http_req_connecting", end, 0.05 * millis, tags);
      metric(lines, "http_req_tls_handshaking", end, 0, tags);
      metric(lines, "http_req_waiting", end, 0.9 * millis, tags);
      metric(lines, "http_req_failed", end, ok ? 0 : 1, tags);
    }
    return lines;
  }

  private static void metric(List<String> lines, String name, long at, double value, String tags) {
    lines.add(String.format(Locale.ROOT, "%s,%d,%f%s", name, at, value, tags));
  }

  /** Counts only. */
  static List<String> seconds(Recording recording) {
    List<String> lines = new ArrayList<>(List.of("time,offered,completed,errors"));
    for (Interval second : recording.intervals()) {
      lines.add(
          second.epochSecond()
              + ","
              + second.offered()
              + ","
              + second.completed()
              + ","
              + second.failed());
    }
    return lines;
  }

  static Path file(Path folder, String name, List<String> lines) {
    return file(folder, name, String.join("\n", lines) + "\n");
  }

  static Path file(Path folder, String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
