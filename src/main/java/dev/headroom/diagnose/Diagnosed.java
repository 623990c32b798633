package dev.headroom.diagnose;

import dev.headroom.collect.Recording;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A recording with the causes of its failures.
 *
 * @param diagnosis what they are
 * @param capacity the recording without the failures that say nothing of capacity, and with those
 *     of a limiter as what they are
 * @param left the failures that were left out of it, by cause
 */
public record Diagnosed(Diagnosis diagnosis, Recording capacity, Map<Cause, Long> left) {

  public Diagnosed {
    left = Collections.unmodifiableMap(new TreeMap<>(left));
  }

  /** How many were left out. */
  public long leftOut() {
    return left.values().stream().mapToLong(Long::longValue).sum();
  }
}
