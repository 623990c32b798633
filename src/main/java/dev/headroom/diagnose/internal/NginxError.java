package dev.headroom.diagnose.internal;

import java.util.OptionalInt;

/**
 * A line of nginx's error log that belongs to a request.
 *
 * <pre>{@code
 * Y/M/D h:m:s [level] PID#TID: *CONN MESSAGE (ERRNO: text) while ACTION, client: IP, server: NAME,
 *     request: "…", upstream: "http://ip:port/uri", host: "…"
 * }</pre>
 *
 * @param second when it was written, epoch seconds
 * @param process the worker
 * @param connection the visitor's connection, as {@code $connection}; 0 where it names none
 * @param request the visitor's address and request line, {@link #request}
 * @param message up to what it says of the visitor
 * @param errno the system's error number, where there is one: its text depends on the platform
 * @param line all of it
 */
record NginxError(
    long second,
    long process,
    long connection,
    String request,
    String message,
    OptionalInt errno,
    String line) {

  /** How a request is known where the access log names no connection. */
  static String request(String client, String line) {
    return client + ' ' + line;
  }

  boolean says(String text) {
    return message.contains(text);
  }

  boolean isErrno(int number) {
    return errno.isPresent() && errno.getAsInt() == number;
  }

  /** Whether it tells of what follows for others, and not why this request failed. */
  boolean isMarker() {
    return says("temporarily disabled");
  }
}
