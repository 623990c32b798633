package dev.headroom.report.internal;

import java.util.Locale;

/** Whether something is good news; always shown as a word or a sign too, never by colour alone. */
public enum Tone {
  GOOD("✓"),
  CAUTION("!"),
  BAD("✗"),
  PLAIN("·");

  private final String sign;

  Tone(String sign) {
    this.sign = sign;
  }

  /** A sign to go with it. */
  public String sign() {
    return sign;
  }

  /** The style class of it. */
  public String css() {
    return "tone-" + name().toLowerCase(Locale.ROOT);
  }
}
