/**
 * Autoscalers as they are: what each decides from what it sees, by its published rules.
 *
 * <p>Input: what was seen of a fleet. Output: a number of instances. File: none. A decision is a
 * pure function of state and observation, so a simulation and a real control loop drive the same
 * code. Times are seconds on any clock that goes forward.
 */
@NullMarked
package dev.headroom.fleet.autoscaler;

import org.jspecify.annotations.NullMarked;
