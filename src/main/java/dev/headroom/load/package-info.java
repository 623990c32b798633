/**
 * Drives traffic with Gatling from a child process that stays warm across phases.
 *
 * <p>Input: a plan and one phase after another. Output: what happened to each request, to an
 * observer. File: {@code run.json}, {@code gatling/}.
 */
@NullMarked
package dev.headroom.load;

import org.jspecify.annotations.NullMarked;
