/**
 * How searches compare, in virtual time, against origins whose truth is known.
 *
 * <p>Input: nothing. Output: figures. File: a section of {@code docs/benchmarks.md}.
 */
@NullMarked
package dev.headroom.benchmark;

import org.jspecify.annotations.NullMarked;
