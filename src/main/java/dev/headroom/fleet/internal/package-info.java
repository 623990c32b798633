/**
 * The machinery of the simulation: arrivals, queues, balancing, what was counted.
 *
 * <p>Input: a fleet and a trace. Output: the parts of {@code Simulated}. File: none. Times are
 * seconds since the beginning as {@code double}s, instances numbers of slots: nothing is allocated
 * for a request.
 */
@NullMarked
package dev.headroom.fleet.internal;

import org.jspecify.annotations.NullMarked;
