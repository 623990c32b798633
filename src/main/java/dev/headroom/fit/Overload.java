package dev.headroom.fit;

import dev.headroom.quantity.Estimate;

/**
 * How it behaves past saturation.
 *
 * @param goodput good completions per second at the highest overload
 * @param collapse that, divided by the best goodput seen: 1 where overload does no harm
 */
public record Overload(Estimate goodput, double collapse) {}
