package dev.headroom.diagnose.internal;

import java.util.Optional;

/**
 * What nginx says of its last attempt at an upstream server.
 *
 * <p>Each {@code $upstream_*} variable is a list with an entry an attempt, {@code ", "} between
 * servers and {@code " : "} between groups; {@code -} stands for what did not come about.
 *
 * @param attempts how many there were
 * @param address {@code ip:port}, the group's name where no server could be chosen
 * @param status what it answered, or nginx in its place
 * @param connected whether the connection was made
 * @param answered whether its headers came
 * @param received bytes from it; empty where that is not logged
 */
record NginxAttempt(
    int attempts,
    Optional<String> address,
    int status,
    boolean connected,
    boolean answered,
    Optional<Long> received) {

  static NginxAttempt of(
      String addresses, String statuses, String connects, String headers, Optional<String> bytes) {
    String[] all = entries(addresses);
    return new NginxAttempt(
        all.length,
        Optional.of(all[all.length - 1]).filter(address -> !address.equals("-")),
        (int) number(last(statuses)).orElse(0L).longValue(),
        !last(connects).equals("-"),
        !last(headers).equals("-"),
        bytes.flatMap(list -> number(last(list))));
  }

  private static String last(String list) {
    String[] all = entries(list);
    return all[all.length - 1];
  }

  private static String[] entries(String list) {
    String[] all = list.strip().split(", | : ", -1);
    String end = all[all.length - 1].strip();
    all[all.length - 1] = end.isEmpty() ? "-" : end;
    return all;
  }

  private static Optional<Long> number(String text) {
    return text.matches("\\d{1,15}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  /** Whether a server was chosen; a group's name has no port. */
  boolean chosen() {
    return address.filter(a -> a.contains(":")).isPresent();
  }
}
