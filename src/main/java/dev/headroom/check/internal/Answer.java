package dev.headroom.check.internal;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What came back for one request.
 *
 * @param ending whether an answer came, and if not, what instead
 * @param status of HTTP, 0 without an answer
 * @param headers the first of each name, whatever its case
 * @param body its beginning
 * @param keptOpen whether another request may follow on the connection
 */
record Answer(
    Ending ending, int status, Map<String, String> headers, String body, boolean keptOpen) {

  enum Ending {
    ANSWERED("answered"),
    /** The connection was closed in order. */
    CLOSED("closed without an answer"),
    RESET("reset"),
    CUT("cut off in the middle"),
    SILENT("silent"),
    /** Something came that is no HTTP/1.1. */
    INVALID("no HTTP"),
    /** No connection came about. */
    UNCONNECTED("not connected");

    private final String words;

    Ending(String words) {
      this.words = words;
    }
  }

  Answer {
    Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    headers = Collections.unmodifiableMap(copy);
  }

  static Answer none(Ending ending) {
    return new Answer(ending, 0, Map.of(), "", false);
  }

  boolean good() {
    return ending == Ending.ANSWERED && status < 400;
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** The status, or what came instead. */
  String text() {
    String later = header("Retry-After").map(s -> ", Retry-After: " + s).orElse("");
    return ending == Ending.ANSWERED ? status + later : ending.words;
  }
}
