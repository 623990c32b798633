package dev.headroom.diagnose.internal;

import dev.headroom.diagnose.Cause;
import dev.headroom.diagnose.Confidence;
import java.util.Comparator;

/**
 * Failures that are counted together.
 *
 * @param cause why
 * @param confidence how sure that is
 */
public record Kind(Cause cause, Confidence confidence) implements Comparable<Kind> {

  private static final Comparator<Kind> ORDER =
      Comparator.comparing(Kind::cause).thenComparing(Kind::confidence);

  @Override
  public int compareTo(Kind other) {
    return ORDER.compare(this, other);
  }
}
