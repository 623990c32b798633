package dev.headroom.load;

import dev.headroom.quantity.Rate;

/**
 * What the injector itself can send on this machine, measured against a trivial local endpoint.
 *
 * @param held the highest rate it kept up with: on schedule, without failures
 * @param exhausted whether a higher rate was tried and not kept up with; otherwise the ceiling is
 *     at least {@code held}
 */
public record Ceiling(Rate held, boolean exhausted) {}
