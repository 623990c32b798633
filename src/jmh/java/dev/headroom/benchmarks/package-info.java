/** What things cost, as ratios within one run; {@link Benchmarks} runs them all. */
@NullMarked
package dev.headroom.benchmarks;

import org.jspecify.annotations.NullMarked;
