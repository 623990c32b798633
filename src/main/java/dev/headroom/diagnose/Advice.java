package dev.headroom.diagnose;

import dev.headroom.diagnose.internal.Advices;

/**
 * What to do about a cause.
 *
 * @param what it is, in a sentence or two
 * @param confirm a command that shows it by hand; HOST and PORT are the origin's, as the gateway
 *     knows it
 * @param fix what mends it
 */
public record Advice(String what, String confirm, String fix) {

  /** The advice for a cause. */
  public static Advice of(Cause cause) {
    return Advices.of(cause);
  }
}
