/**
 * Whether a target can be reached, and by whom it is answered, before any load.
 *
 * <p>Input: a plan. Output: what was seen and found. File: {@code check.json}.
 */
@NullMarked
package dev.headroom.check;

import org.jspecify.annotations.NullMarked;
