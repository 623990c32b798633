package dev.headroom.diagnose.internal;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The dates of logs, as epoch milliseconds.
 *
 * <p>Days are counted as in {@code LocalDate.toEpochDay}; the last day is remembered, since nearly
 * all lines share it with the line before.
 */
final class Dates {

  /** What is said where there is no date. */
  static final long NONE = Bytes.NONE;

  private static final long DAY = 86_400_000L;

  /** Of {@code +0000}. */
  private static final int OFFSET_LENGTH = 6;

  private final ZoneId zone;
  private long known = -1;
  private long knownEpochDay;

  /**
   * @param zone of the dates that don't say theirs
   */
  Dates(ZoneId zone) {
    this.zone = zone;
  }

  /** {@code 24/Nov/2026:23:53:49 +0000} at the position, or {@code 24/Nov/2026:23:53:49.123}. */
  long clf(Bytes line) {
    int at = line.position();
    int day = two(line, at);
    int month = month(line, at + 3);
    int year = two(line, at + 7) * 100 + two(line, at + 9);
    if (day < 1
        || month < 1
        || year < 1
        || line.at(at + 2) != '/'
        || line.at(at + 6) != '/'
        || line.at(at + 11) != ':') {
      return NONE;
    }
    long date = date(year, month, day);
    long time = time(line, at + 12);
    if (date == NONE || time < 0) {
      return NONE;
    }
    line.move(at + 20);
    if (line.accept('.')) {
      long millis = line.number();
      return local(date + time + (millis >= 0 && millis < 1000 ? millis : 0));
    }
    long offset = offset(line);
    if (offset == NONE) {
      return local(date + time);
    }
    line.move(line.position() + OFFSET_LENGTH);
    return date + time - offset;
  }

  /** {@code 2026/11/24 23:53:49} at the position, in the log's own zone. */
  long slashed(Bytes line) {
    int at = line.position();
    int year = two(line, at) * 100 + two(line, at + 2);
    int month = two(line, at + 5);
    int day = two(line, at + 8);
    if (line.at(at + 4) != '/' || line.at(at + 7) != '/' || year < 1 || month < 1 || day < 1) {
      return NONE;
    }
    long date = date(year, month, day);
    long time = time(line, at + 11);
    if (date == NONE || time < 0) {
      return NONE;
    }
    line.move(at + 19);
    return local(date + time);
  }

  private long local(long millis) {
    if (zone.equals(ZoneOffset.UTC)) {
      return millis;
    }
    LocalDateTime time =
        LocalDateTime.ofEpochSecond(Math.floorDiv(millis, 1000L), 0, ZoneOffset.UTC);
    return time.atZone(zone).toEpochSecond() * 1000 + Math.floorMod(millis, 1000L);
  }

  private long date(int year, int month, int day) {
    long packed = (year * 100L + month) * 100 + day;
    if (packed != known) {
      if (month > 12 || day > LocalDate.of(year, Math.min(month, 12), 1).lengthOfMonth()) {
        return NONE;
      }
      known = packed;
      knownEpochDay = LocalDate.of(year, month, day).toEpochDay();
    }
    return knownEpochDay * DAY;
  }

  private static long time(Bytes line, int at) {
    int hours = two(line, at);
    int minutes = two(line, at + 3);
    int seconds = two(line, at + 6);
    boolean valid =
        hours >= 0
            && hours < 24
            && minutes >= 0
            && minutes < 60
            && seconds >= 0
            && seconds <= 60
            && line.at(at + 2) == ':'
            && line.at(at + 5) == ':';
    return valid ? ((hours * 60L + minutes) * 60 + seconds) * 1000 : -1;
  }

  private static long offset(Bytes line) {
    int at = line.position();
    int sign = line.at(at + 1) == '+' ? 1 : line.at(at + 1) == '-' ? -1 : 0;
    int hours = two(line, at + 2);
    int minutes = two(line, at + 4);
    return line.at(at) != ' ' || sign == 0 || hours < 0 || minutes < 0
        ? NONE
        : sign * (hours * 60L + minutes) * 60_000;
  }

  private static int two(Bytes line, int at) {
    int tens = line.at(at);
    int ones = line.at(at + 1);
    return Bytes.isDigit(tens) && Bytes.isDigit(ones) ? (tens - '0') * 10 + ones - '0' : -1000;
  }

  /** By its second and third letter, which no two months share. */
  private static int month(Bytes line, int at) {
    return switch (line.at(at + 1) << 8 | line.at(at + 2)) {
      case 'a' << 8 | 'n' -> 1;
      case 'e' << 8 | 'b' -> 2;
      case 'a' << 8 | 'r' -> 3;
      case 'p' << 8 | 'r' -> 4;
      case 'a' << 8 | 'y' -> 5;
      case 'u' << 8 | 'n' -> 6;
      case 'u' << 8 | 'l' -> 7;
      case 'u' << 8 | 'g' -> 8;
      case 'e' << 8 | 'p' -> 9;
      case 'c' << 8 | 't' -> 10;
      case 'o' << 8 | 'v' -> 11;
      case 'e' << 8 | 'c' -> 12;
      default -> -1;
    };
  }
}
