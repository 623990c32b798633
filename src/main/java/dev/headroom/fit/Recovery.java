package dev.headroom.fit;

import java.util.OptionalDouble;

/**
 * What happened after the spike fell back to its baseline.
 *
 * @param seconds from the end of the fall until errors and latency were back at the baseline's own
 *     level; empty where they never were
 * @param recovered whether they were
 */
public record Recovery(OptionalDouble seconds, boolean recovered) {}
