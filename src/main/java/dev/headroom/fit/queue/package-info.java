/**
 * What queues of known kind do: closed forms of waiting, latency and loss, with inverses.
 *
 * <p>Input: workers, rates in requests per second, times in seconds. Output: numbers. File: none.
 * Rates and times are plain {@code double}s with the unit in the name, since fits ask for them
 * millions of times. What has no answer is {@code NaN}, as each method says; arguments that make no
 * sense are refused with {@code IllegalArgumentException}.
 */
@NullMarked
package dev.headroom.fit.queue;

import org.jspecify.annotations.NullMarked;
