/**
 * What happened, second by second.
 *
 * <p>Input: what the injector observes of each request. Output: {@code Recording}. File: {@code
 * intervals.csv}, {@code latency.hlog}.
 */
@NullMarked
package dev.headroom.collect;

import org.jspecify.annotations.NullMarked;
