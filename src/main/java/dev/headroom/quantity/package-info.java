/**
 * The shared vocabulary: rates, ratios, percentiles, estimates with their interval.
 *
 * <p>Input: numbers and their written form. Output: values that carry their unit. File: none.
 */
@NullMarked
package dev.headroom.quantity;

import org.jspecify.annotations.NullMarked;
