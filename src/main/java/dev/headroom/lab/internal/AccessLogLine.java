package dev.headroom.lab.internal;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a gateway says about one request.
 *
 * @param endedAt when the gateway was done with it
 * @param status what the visitor was answered, or -1 when nothing was
 */
public record AccessLogLine(Instant endedAt, int status) {

  private static final Pattern JSON =
      Pattern.compile("\\{\"t\":\"(\\d+\\.\\d+)\",.*\"st\":\"(\\d{3})\",.*\\}");

  /** {@code %ci:%cp [%tr] %ft %b/%s %TR/%Tw/%Tc/%Tr/%Ta %ST …} */
  private static final Pattern HTTPLOG =
      Pattern.compile(
          "\\S+ \\[([^]]+)] \\S+ \\S+ [-\\d]+(?:/[-\\d]+){3}/\\+?(\\d+) (-1|\\d{3}) .*");

  private static final DateTimeFormatter HAPROXY_DATE =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss.SSS", Locale.ROOT);

  /** The forms of log that the lab's gateways write. */
  public enum Format {
    /** A JSON object a line. */
    JSON("access.log") {
      @Override
      AccessLogLine parse(Matcher line) {
        long millis = new BigDecimal(line.group(1)).movePointRight(3).longValue();
        return new AccessLogLine(Instant.ofEpochMilli(millis), Integer.parseInt(line.group(2)));
      }
    },
    /** HAProxy's {@code option httplog}, times in UTC. */
    HTTPLOG(HaproxyProgram.LOG) {
      @Override
      AccessLogLine parse(Matcher line) {
        Instant started =
            LocalDateTime.parse(line.group(1), HAPROXY_DATE).toInstant(ZoneOffset.UTC);
        Instant ended = started.plusMillis(Long.parseLong(line.group(2)));
        return new AccessLogLine(ended, Integer.parseInt(line.group(3)));
      }
    };

    private final String file;

    Format(String file) {
      this.file = file;
    }

    /** The file in the gateway's folder. */
    public String file() {
      return file;
    }

    abstract AccessLogLine parse(Matcher line);

    /** Reads a line; empty when it is not of this form. */
    public Optional<AccessLogLine> find(String line) {
      Matcher matcher = (this == JSON ? AccessLogLine.JSON : AccessLogLine.HTTPLOG).matcher(line);
      try {
        return matcher.matches() ? Optional.of(parse(matcher)) : Optional.empty();
      } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
        // A number or date that is none, in a line cut short or garbled.
        return Optional.empty();
      }
    }
  }
}
