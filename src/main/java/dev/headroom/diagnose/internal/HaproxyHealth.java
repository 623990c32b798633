package dev.headroom.diagnose.internal;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What HAProxy last said of each server's health: {@code Server origin/one is DOWN, reason: Layer4
 * connection problem, info: "Connection refused", …}.
 */
final class HaproxyHealth {

  /** So many servers are remembered; a log that names more makes the oldest be forgotten. */
  private static final int MOST_SERVERS = 1_000;

  private static final byte[] SERVER = bytes("Server ");
  private static final byte[] IS = bytes(" is ");

  /** How HAProxy's other messages begin. */
  private static final List<byte[]> OTHERS =
      List.of(
          bytes("Proxy "),
          bytes("backend "),
          bytes("Health check for"),
          bytes("Connect from "),
          bytes("[NOTICE]"),
          bytes("[WARNING]"),
          bytes("[ALERT]"),
          bytes("Stopping "));

  private final Map<String, String> servers =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MOST_SERVERS;
        }
      };

  private @Nullable String last;

  /** Whether the line is one of HAProxy's own messages; remembers what it says of a server. */
  boolean says(Bytes line) {
    int server = line.find(SERVER);
    if (server >= 0) {
      line.move(server + SERVER.length);
      int is = line.find(IS);
      if (is >= 0) {
        String said = line.text(is + IS.length, line.end());
        servers.put(line.text(line.position(), is), said);
        last = said;
        return true;
      }
    }
    return OTHERS.stream().anyMatch(message -> line.find(message) >= 0);
  }

  Optional<String> find(String server) {
    return Optional.ofNullable(servers.get(server)).filter(said -> !said.startsWith("UP"));
  }

  /** What was said last, of any server. */
  Optional<String> last() {
    return Optional.ofNullable(last);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
