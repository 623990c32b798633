package dev.headroom.ingest.internal;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * A point in time as tools write it, read to microseconds since 1970, UTC.
 *
 * <pre>
 * time    = seconds | milliseconds | microseconds | nanoseconds     ; since 1970, told apart by size
 *         | iso | local
 * iso     = date "T" hh:mm:ss [ "." fraction ] [ offset ]           ; ISO 8601, as RFC 3339 has it
 * local   = yyyy "/" MM "/" dd " " hh:mm:ss [ "." fraction ]        ; and with "-" for "/"
 * </pre>
 *
 * <p>Without an offset a time is taken as UTC, which moves a recording but doesn't change it.
 */
final class EpochTime {

  /** The year 2000: no load tool that is read here is older. */
  private static final long EARLIEST = 946_684_800L;

  /** The year 2100. */
  private static final long LATEST = 4_102_444_800L;

  private static final long MICROS = 1_000_000L;

  private static final DateTimeFormatter TEXT =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu[/][-]MM[/][-]dd['T'][' ']HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendPattern("[XXX]")
          .toFormatter(Locale.ROOT);

  private EpochTime() {}

  /**
   * The time in microseconds.
   *
   * @throws IllegalArgumentException when the text is no time between the years 2000 and 2100
   */
  static long micros(String text) {
    String time = text.strip();
    boolean number = !time.isEmpty() && time.chars().allMatch(c -> c >= '0' && c <= '9');
    if (number && time.length() <= 19) {
      return sized(time);
    }
    return time.indexOf(':') > 0 ? written(time) : decimal(time);
  }

  /** Whether the text says no more than the second. */
  static boolean wholeSeconds(String text) {
    String time = text.strip();
    return time.length() <= 10 || (time.indexOf(':') > 0 && time.indexOf('.') < 0);
  }

  private static long sized(String digits) {
    long value = digits.length() == 19 && digits.charAt(0) == '9' ? -1 : Long.parseLong(digits);
    for (long unit = 1; unit <= 1_000_000_000L; unit *= 1000) {
      if (value >= EARLIEST * unit && value / unit < LATEST) {
        return unit <= MICROS ? value * (MICROS / unit) : value / (unit / MICROS);
      }
    }
    throw none(digits);
  }

  private static long decimal(String text) {
    double seconds = Decimal.parse(text, "a time");
    if (seconds < EARLIEST || seconds >= LATEST) {
      throw none(text);
    }
    return Math.round(seconds * MICROS);
  }

  private static long written(String text) {
    try {
      TemporalAccessor parsed = TEXT.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
      OffsetDateTime time =
          parsed instanceof OffsetDateTime known
              ? known
              : LocalDateTime.from(parsed).atOffset(ZoneOffset.UTC);
      long micros = ChronoUnit.MICROS.between(EPOCH, time);
      if (micros >= EARLIEST * MICROS && micros < LATEST * MICROS) {
        return micros;
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'" + Decimal.shown(text) + "' is no time", e);
    }
    throw none(text);
  }

  private static final OffsetDateTime EPOCH =
      OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private static IllegalArgumentException none(String text) {
    return new IllegalArgumentException(
        "'" + Decimal.shown(text) + "' is no time between the years 2000 and 2100");
  }
}
