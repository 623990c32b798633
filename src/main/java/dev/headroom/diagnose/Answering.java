package dev.headroom.diagnose;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a cause answers to the load, which tells overload from what only looks like it. */
public enum Answering {
  /** Its share rises with the offered rate, and is small below some rate. */
  RISES,
  /** Its share is the same at every rate. */
  STEADY,
  /** Its share changes at a time, whatever the rate. */
  STEPS,
  /** Too few failures, or too few different rates, to tell. */
  UNKNOWN;

  /** The id used in files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one with this id. */
  public static Optional<Answering> find(String id) {
    return Arrays.stream(values()).filter(c -> c.id().equals(id)).findFirst();
  }
}
