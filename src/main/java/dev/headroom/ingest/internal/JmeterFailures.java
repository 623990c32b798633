package dev.headroom.ingest.internal;

import dev.headroom.collect.Outcome;
import java.util.List;
import java.util.Locale;

/**
 * How a request of JMeter ended.
 *
 * <p>A status decides by itself, whatever an assertion said of it; a failed request whose status is
 * good didn't answer as it should. Without an answer {@code responseCode} is {@code Non HTTP
 * response code: } and the name of a Java exception, {@code responseMessage} its text.
 */
final class JmeterFailures {

  private static final String NO_ANSWER = "Non HTTP response code:";

  private JmeterFailures() {}

  static Outcome outcome(String code, String message, String success) {
    boolean good = success.isEmpty() ? !code.startsWith(NO_ANSWER) : truth(success);
    String trimmed = code.strip();
    if (trimmed.length() == 3 && trimmed.chars().allMatch(Character::isDigit)) {
      Outcome answered = Outcome.ofStatus(Integer.parseInt(trimmed));
      return answered == Outcome.OK && !good ? Outcome.INVALID_RESPONSE : answered;
    }
    if (trimmed.startsWith(NO_ANSWER)) {
      return failure((trimmed + " " + message).toLowerCase(Locale.ROOT));
    }
    return good ? Outcome.OK : Outcome.INVALID_RESPONSE;
  }

  private static boolean truth(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (word.equals("true") || word.equals("false")) {
      return word.equals("true");
    }
    throw new IllegalArgumentException(
        "'" + Decimal.shown(text) + "' in column success is neither true nor false");
  }

  /** In this order: an SSL exception may speak of a connection that was reset. */
  private static Outcome failure(String text) {
    if (text.contains("unknownhost")) {
      return Outcome.DNS_FAILED;
    }
    if (any(text, List.of("sockettimeout", "timed out", "timeoutexception", "interruptedio"))) {
      return Outcome.TIMEOUT;
    }
    if (any(text, List.of("refused"))) {
      return Outcome.REFUSED;
    }
    if (text.contains("javax.net.ssl")) {
      return Outcome.TLS_FAILED;
    }
    if (any(text, List.of("connectexception", "httphostconnect", "noroutetohost", "bindexc"))) {
      return Outcome.CONNECT_FAILED;
    }
    return any(text, RESETS) ? Outcome.RESET : Outcome.INVALID_RESPONSE;
  }

  private static final List<String> RESETS =
      List.of("nohttpresponse", "socketexception", "eofexception", "connectionclosed", "reset");

  private static boolean any(String text, List<String> words) {
    return words.stream().anyMatch(text::contains);
  }
}
