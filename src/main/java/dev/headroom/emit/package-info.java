/**
 * Configuration for real systems, written from a recommendation.
 *
 * <p>Input: a recommendation. Output: {@code EmittedFile}. File: {@code emitted/}.
 */
@NullMarked
package dev.headroom.emit;

import org.jspecify.annotations.NullMarked;
