package dev.headroom.diagnose.internal;

import static dev.headroom.diagnose.Cause.CONNECTION_LIMIT_REACHED;
import static dev.headroom.diagnose.Cause.CONNECTION_READ_TIMEOUT;
import static dev.headroom.diagnose.Cause.CONNECTION_REFUSED;
import static dev.headroom.diagnose.Cause.CONNECTION_TERMINATED;
import static dev.headroom.diagnose.Cause.CONNECTION_TIMEOUT;
import static dev.headroom.diagnose.Cause.DESTINATION_IP_UNROUTABLE;
import static dev.headroom.diagnose.Cause.DESTINATION_UNAVAILABLE;
import static dev.headroom.diagnose.Cause.DNS_ERROR;
import static dev.headroom.diagnose.Cause.HTTP_PROTOCOL_ERROR;
import static dev.headroom.diagnose.Cause.HTTP_RESPONSE_TIMEOUT;

import dev.headroom.diagnose.LogLines;
import dev.headroom.diagnose.LogSink;
import dev.headroom.diagnose.LoggedRequest;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The error log of Apache httpd: {@code [date] [proxy:error] [pid …] (111)Connection refused:
 * AH00957: …}. Of the several lines that a failed request leaves, the one that says why counts.
 *
 * <p>Source: httpd source, modules/proxy, whose messages have a number each.
 */
public final class HttpdErrorLines implements LogLines {

  private static final String SOURCE = "httpd source, modules/proxy, message ";

  private static final Pattern LINE =
      Pattern.compile("\\[(\\w{3} \\w{3} [ \\d]\\d [\\d:]{8})(?:\\.\\d+)? (\\d{4})] \\[.*");

  private static final Pattern MESSAGE =
      Pattern.compile("(?:\\((\\d+)\\)[^:]*: )?(?:\\[client [^]]*] )?(AH\\d{5}): (.*)");

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ROOT);

  /** APR's own number for a timeout, which is no errno. */
  private static final String APR_TIMEOUT = "70007";

  private static final int MOST_CHARS = 4_096;

  private final Bytes line = new Bytes();
  private final ZoneId zone;

  public HttpdErrorLines(ZoneId zone) {
    this.zone = zone;
  }

  @Override
  public void line(byte[] bytes, int from, int to, LogSink sink) {
    line.at(bytes, from, to);
    String text = line.text(from, Math.min(line.end(), from + MOST_CHARS));
    Optional<Long> millis = millis(text);
    if (millis.isEmpty()) {
      sink.malformed();
      return;
    }
    Matcher message = MESSAGE.matcher(text);
    if (message.find()) {
      String number = Optional.ofNullable(message.group(1)).orElse("");
      rule(message.group(2), number, message.group(3))
          .ifPresent(
              rule ->
                  sink.failed(
                      new LoggedRequest(
                          millis.get(), status(rule), Optional.empty(), rule.of(text))));
    }
  }

  private Optional<Long> millis(String text) {
    Matcher matcher = LINE.matcher(text);
    try {
      return matcher.matches()
          ? Optional.of(
              LocalDateTime.parse(
                          matcher.group(1).replaceAll(" +", " ") + " " + matcher.group(2), DATE)
                      .atZone(zone)
                      .toEpochSecond()
                  * 1000)
          : Optional.empty();
    } catch (DateTimeException e) {
      // A date that is none, in a line cut short or garbled.
      return Optional.empty();
    }
  }

  /** What it answers: 502 for what it began to read, 503 for what it could not connect to. */
  private static int status(Rule rule) {
    return switch (rule.cause()) {
      case CONNECTION_TERMINATED, HTTP_RESPONSE_TIMEOUT, HTTP_PROTOCOL_ERROR -> 502;
      case DNS_ERROR -> 500;
      default -> 503;
    };
  }

  private static Optional<Rule> rule(String code, String number, String text) {
    String source = SOURCE + code;
    return Optional.ofNullable(
        switch (code) {
          case "AH00957" -> connecting(number, source);
          case "AH01102" ->
              number.equals(APR_TIMEOUT) || number.equals("110")
                  ? Rule.certain(HTTP_RESPONSE_TIMEOUT, "no status line in time", source)
                  : Rule.certain(CONNECTION_TERMINATED, "no status line came", source);
          case "AH00898" ->
              text.contains("DNS lookup failure")
                  ? Rule.certain(DNS_ERROR, "DNS lookup failure", source)
                  : text.contains("Corrupt status line")
                      ? Rule.certain(HTTP_PROTOCOL_ERROR, "a corrupt status line", source)
                      : null;
          case "AH01084" ->
              Rule.probable(CONNECTION_READ_TIMEOUT, "the request's body was not taken", source);
          case "AH00941", "AH00934" ->
              Rule.certain(CONNECTION_LIMIT_REACHED, "every connection was in use", source);
          case "AH00940", "AH01167", "AH01170", "AH01171" ->
              Rule.certain(DESTINATION_UNAVAILABLE, "every worker is in error state", source);
          default -> null;
        });
  }

  private static Rule connecting(String number, String source) {
    return switch (number) {
      case "111" -> Rule.certain(CONNECTION_REFUSED, "connecting was refused (111)", source);
      case "113", "101" -> Rule.certain(DESTINATION_IP_UNROUTABLE, "no way leads there", source);
      case APR_TIMEOUT, "110" ->
          Rule.certain(CONNECTION_TIMEOUT, "connecting took too long", source);
      default -> Rule.probable(CONNECTION_REFUSED, "connecting failed", source);
    };
  }
}
