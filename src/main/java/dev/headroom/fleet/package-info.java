/**
 * What a number of instances and an autoscaler would do with a traffic to come.
 *
 * <p>Input: a fleet, an offered rate over time and an autoscaler. Output: {@code Simulated}. File:
 * none.
 */
@NullMarked
package dev.headroom.fleet;

import org.jspecify.annotations.NullMarked;
