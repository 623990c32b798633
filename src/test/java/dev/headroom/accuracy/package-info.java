/**
 * How far off the analysis is, measured on recordings of virtual origins whose truth is known.
 *
 * <p>Input: nothing. Output: findings. File: {@code docs/accuracy.md}, written by {@link
 * AccuracyPage}.
 */
@NullMarked
package dev.headroom.accuracy;

import org.jspecify.annotations.NullMarked;
