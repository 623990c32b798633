package dev.headroom.diagnose;

import java.util.Optional;

/**
 * A failed request as a gateway logged it.
 *
 * @param endedMillis when the gateway was done with it, epoch milliseconds
 * @param status what the visitor was answered; below 100 where that was nothing
 * @param requestId by which the visitor's side knows it, where the gateway logs that
 * @param attribution why it failed, as far as the gateway's log tells
 */
public record LoggedRequest(
    long endedMillis, int status, Optional<String> requestId, Attribution attribution) {

  /** The second in which it ended, epoch seconds. */
  public long endedSecond() {
    return Math.floorDiv(endedMillis, 1000L);
  }
}
