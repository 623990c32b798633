package dev.headroom.diagnose.internal;

import dev.headroom.diagnose.LogLines;
import dev.headroom.diagnose.LogSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Access log of an AWS Application Load Balancer.
 *
 * <p>{@code type time elb client:port target:port request_processing_time target_processing_time
 * response_processing_time elb_status_code target_status_code received sent "request" "agent"
 * cipher protocol target_group "trace" "domain" "certificate" priority creation "actions" …}.
 * Source: AWS, Access logs for your Application Load Balancer, access log entries.
 */
public final class AlbLines implements LogLines {

  private static final Pattern FIELD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");

  private static final int CLIENT = 3;
  private static final int TARGET = 4;
  private static final int TARGET_TIME = 6;
  private static final int STATUS = 8;
  private static final int TARGET_STATUS = 9;
  private static final int TRACE = 17;
  private static final int ACTIONS = 22;

  private static final int MOST_CHARS = 32_768;

  private final Bytes line = new Bytes();

  @Override
  public void line(byte[] bytes, int from, int to, LogSink sink) {
    line.at(bytes, from, to);
    List<String> fields = fields(line.text(from, Math.min(line.end(), from + MOST_CHARS)));
    Optional<Long> ended =
        fields.size() > TARGET_STATUS + 3 ? Told.isoMillis(fields.get(1)) : Optional.empty();
    Optional<Integer> status =
        ended.isEmpty() || !fields.get(CLIENT).contains(":")
            ? Optional.empty()
            : Told.status(Optional.of(fields.get(STATUS)));
    if (status.isEmpty()) {
      sink.malformed();
      return;
    }
    Told.request(
        sink,
        ended.orElseThrow(),
        status.get(),
        Optional.of(field(fields, TRACE)).filter(id -> !id.isEmpty() && !id.equals("-")),
        AlbRules.find(
            status.get(),
            fields.get(TARGET_STATUS),
            !fields.get(TARGET).equals("-"),
            fields.get(TARGET_TIME),
            field(fields, ACTIONS)),
        line.line());
  }

  private static String field(List<String> fields, int index) {
    return index < fields.size() ? fields.get(index) : "";
  }

  private static List<String> fields(String text) {
    List<String> fields = new ArrayList<>();
    Matcher matcher = FIELD.matcher(text);
    while (fields.size() <= ACTIONS && matcher.find()) {
      fields.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return fields;
  }
}
