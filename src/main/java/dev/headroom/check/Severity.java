package dev.headroom.check;

import java.util.Locale;

/** What a finding means for a load test. */
public enum Severity {
  /** The test may go on, and its numbers need this beside them. */
  WARNING,
  /** The test would measure this instead of the origin. */
  BLOCKING;

  /** The written form: {@code blocking}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
