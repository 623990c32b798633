package dev.headroom.diagnose.internal;

import dev.headroom.diagnose.LineSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The error log beside an access log, read along with it, so that neither has to fit the memory.
 *
 * <p>nginx writes an attempt's error as it fails and the request's access line once it is done, so
 * an access line's errors have been read when the error log is past its second.
 */
final class NginxErrors {

  /**
   * Requests whose errors wait for their access line; those of a lost access line go in the end.
   */
  private static final int MOST_WAITING = 20_000;

  /** No more attempts are made for one request. */
  private static final int MOST_ATTEMPTS = 64;

  private final LineSource source;
  private final NginxErrorParser parser;
  private final boolean byConnection;
  private final Map<String, Deque<NginxSaid>> waiting =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<NginxSaid>> eldest) {
          return size() > MOST_WAITING;
        }
      };

  private long newest = Long.MIN_VALUE;
  private boolean ended;
  private final NginxTrouble trouble = new NginxTrouble();
  private long malformed;

  /**
   * @param byConnection whether the access log names process and connection; else the visitor's
   *     address and the request line are what both logs share
   */
  NginxErrors(LineSource source, NginxErrorParser parser, boolean byConnection) {
    this.source = source;
    this.parser = parser;
    this.byConnection = byConnection;
  }

  /** Reads what was written until the end of this second. */
  void upTo(long second) {
    while (!ended && newest <= second) {
      ended = !source.next(this::add);
    }
  }

  private void add(byte[] bytes, int from, int to) {
    Optional<NginxError> read = parser.find(bytes, from, to);
    if (read.isEmpty()) {
      malformed++;
      return;
    }
    NginxError error = read.get();
    newest = Math.max(newest, error.second());
    trouble.note(error);
    if (error.isMarker() || error.connection() == 0) {
      return;
    }
    String key = byConnection ? error.process() + "*" + error.connection() : error.request();
    Deque<NginxSaid> of = waiting.computeIfAbsent(key, k -> new ArrayDeque<>());
    if (of.size() < MOST_ATTEMPTS) {
      of.add(new NginxSaid(error, trouble.rule(error)));
    }
  }

  /** Whether any request has errors that no access line was found for yet. */
  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /**
   * The last error of a request, which is why it failed; its others are taken with it.
   *
   * @param key process and connection, or the request
   * @param attempts how many it made at most
   * @param endedSecond errors after it belong to the connection's next request
   */
  Optional<NginxSaid> take(String key, int attempts, long endedSecond) {
    Deque<NginxSaid> of = waiting.get(key);
    Optional<NginxSaid> last = Optional.empty();
    if (of != null) {
      for (int i = 0;
          i < attempts && !of.isEmpty() && of.peek().error().second() <= endedSecond;
          i++) {
        last = Optional.of(of.remove());
      }
      if (of.isEmpty()) {
        waiting.remove(key);
      }
    }
    return last;
  }

  /** Lines that are none of an error log. */
  long malformed() {
    return malformed;
  }
}
