package dev.headroom.load;

import dev.headroom.quantity.Rate;
import java.util.Optional;

/**
 * What the injector itself can send on this machine, measured against a trivial local endpoint.
 *
 * @param held the highest rate it kept up with: on schedule, without failures
 * @param exhausted whether a higher rate was tried and not kept up with; otherwise the ceiling is
 *     at least {@code held}
 * @param warmUp how it was warmed up before, where that is known
 */
public record Ceiling(Rate held, boolean exhausted, Optional<WarmUp> warmUp) {

  public Ceiling(Rate held, boolean exhausted) {
    this(held, exhausted, Optional.empty());
  }
}
