package dev.headroom.diagnose;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How sure a cause is. */
public enum Confidence {
  /** The gateway says so itself: an error number, a flag or a message of its own. */
  CERTAIN,
  /** A pattern that seldom has another cause. */
  PROBABLE,
  /** Other causes look the same. */
  AMBIGUOUS;

  /** The id used in files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The confidence with this id. */
  public static Optional<Confidence> find(String id) {
    return Arrays.stream(values()).filter(c -> c.id().equals(id)).findFirst();
  }
}
