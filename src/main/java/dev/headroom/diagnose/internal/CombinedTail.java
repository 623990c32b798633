package dev.headroom.diagnose.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What follows the user agent in a combined log: upstream variables by their place or by a name.
 *
 * <p>By place: address, status, time of connecting, of the header, of the whole answer. By name:
 * {@code ua=}, {@code us=}, {@code uct=}, {@code uht=}, {@code urt=}, {@code ubr=}, quoted or not.
 * A token of 32 hexadecimal digits is {@code $request_id}, wherever it stands.
 *
 * @param attempt the last attempt at an upstream server, where anything is said of one
 * @param requestId where it is logged
 */
record CombinedTail(Optional<NginxAttempt> attempt, Optional<String> requestId) {

  /** A list's entries are one token: {@code "a, b"} or {@code a, b}, and with {@code " : "}. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?:(\\w{1,32})=)?(?:\"([^\"]*)\"|([^\\s\"]+(?:(?<=,) [^\\s\"]+| : [^\\s\"]+)*))");

  private static final Pattern REQUEST_ID = Pattern.compile("[0-9a-f]{32}");

  private static final Pattern ADDRESS = Pattern.compile("-|[^\\s]*[A-Za-z:][^\\s]*.*");

  /** More is no list of upstream variables. */
  private static final int MOST_CHARS = 4_096;

  /** From the line's position on, which is behind the size. */
  static CombinedTail of(Bytes line) {
    line.accept(' ');
    boolean quoted = line.skipQuoted() && line.accept(' ') && line.skipQuoted();
    int from = line.position();
    if (!quoted || from >= line.end()) {
      return new CombinedTail(Optional.empty(), Optional.empty());
    }
    return of(line.text(from, Math.min(line.end(), from + MOST_CHARS)));
  }

  private static CombinedTail of(String text) {
    Map<String, String> named = new HashMap<>();
    List<String> placed = new ArrayList<>();
    Optional<String> requestId = Optional.empty();
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      String value = token.group(2) == null ? token.group(3) : token.group(2);
      if (REQUEST_ID.matcher(value).matches()) {
        requestId = Optional.of(value);
      } else if (token.group(1) != null) {
        named.put(token.group(1), value);
      } else {
        placed.add(value);
      }
    }
    return new CombinedTail(attempt(named, placed), requestId);
  }

  private static Optional<NginxAttempt> attempt(Map<String, String> named, List<String> placed) {
    if (named.containsKey("us") || named.containsKey("uct") || named.containsKey("uht")) {
      String addresses = named.getOrDefault("ua", placed.isEmpty() ? "?:?" : placed.get(0));
      return Optional.of(
          NginxAttempt.of(
              addresses,
              named.getOrDefault("us", "-"),
              named.getOrDefault("uct", "-"),
              named.getOrDefault("uht", "-"),
              Optional.ofNullable(named.get("ubr"))));
    }
    return placed.size() >= 4 && ADDRESS.matcher(placed.get(0)).matches()
        ? Optional.of(
            NginxAttempt.of(
                placed.get(0), placed.get(1), placed.get(2), placed.get(3), Optional.empty()))
        : Optional.empty();
  }
}
