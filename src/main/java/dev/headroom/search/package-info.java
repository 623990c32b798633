/**
 * Which rate to drive next, and when enough is known.
 *
 * <p>Input: what a probe hands back of each step, and an objective. Output: {@code Found}. File:
 * {@code search.csv}. It drives nothing itself: the probe does, an injector or a simulation in
 * virtual time.
 */
@NullMarked
package dev.headroom.search;

import org.jspecify.annotations.NullMarked;
