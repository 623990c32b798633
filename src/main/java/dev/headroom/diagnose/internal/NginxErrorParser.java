package dev.headroom.diagnose.internal;

import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads lines of nginx's error log. */
public final class NginxErrorParser {

  /** {@code (111: Connection refused)}; the number is all that can be relied on. */
  private static final Pattern ERRNO = Pattern.compile("\\((\\d{1,4}): [^)]*\\)");

  private static final Pattern CLIENT = Pattern.compile(", client: ([^,\\s]{1,64})");
  private static final Pattern REQUEST = Pattern.compile(", request: \"([^\"]*)\"");

  /** A request's URI may be long, and what tells the cause stands before it. */
  private static final int MOST_CHARS = 4_096;

  private final Bytes line = new Bytes();
  private final Dates dates;

  public NginxErrorParser(ZoneId zone) {
    this.dates = new Dates(zone);
  }

  /** Whether a line begins as one of this log does. */
  boolean isSuch(byte[] bytes, int from, int to) {
    return dates.slashed(line.at(bytes, from, to)) != Dates.NONE
        && line.accept(' ')
        && line.peek() == '[';
  }

  /** What a line says; empty where it is none of an error log. */
  Optional<NginxError> find(byte[] bytes, int from, int to) {
    long millis = dates.slashed(line.at(bytes, from, Math.min(to, from + MOST_CHARS)));
    if (millis == Dates.NONE || !line.accept(' ') || !line.skipPast(']') || !line.accept(' ')) {
      return Optional.empty();
    }
    long process = line.number();
    if (process < 0 || !line.accept('#') || line.number() < 0 || !line.accept(':')) {
      return Optional.empty();
    }
    line.accept(' ');
    long connection = 0;
    if (line.accept('*')) {
      connection = Math.max(0, line.number());
      line.accept(' ');
    }
    String text = line.text(line.position(), line.end());
    // What follows is the visitor's own words, which must not be taken for nginx's.
    int context = text.indexOf(", client: ");
    String message = context < 0 ? text : text.substring(0, context);
    return Optional.of(
        new NginxError(
            Math.floorDiv(millis, 1000L),
            process,
            connection,
            NginxError.request(group(CLIENT, text), group(REQUEST, text)),
            message,
            errno(message),
            line.line()));
  }

  private static OptionalInt errno(String message) {
    Matcher matcher = ERRNO.matcher(message);
    return matcher.find()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }

  private static String group(Pattern pattern, String message) {
    Matcher matcher = pattern.matcher(message);
    return matcher.find() ? matcher.group(1) : "";
  }
}
