package dev.headroom.fit;

import java.util.Locale;

/** What it was that took no more. */
public enum LimitedBy {
  /** The origin: its capacity was found. */
  ORIGIN,
  /** The gateway itself. */
  GATEWAY,
  /** The injector: nothing is known of the origin beyond what was held. */
  INJECTOR,
  /** A rate limiter in between. */
  LIMITER,
  /** Nothing: the load never reached a limit. */
  NONE;

  /** The id used in files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
