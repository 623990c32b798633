/**
 * How the lab runs: origin instances on Jetty, gateways as supervised processes or on Jetty, and
 * the lines that a lab in a child process is steered by.
 *
 * <p>Input and output are those of {@code dev.headroom.lab}. File: none of its own.
 */
@NullMarked
package dev.headroom.lab.internal;

import org.jspecify.annotations.NullMarked;
