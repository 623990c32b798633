package dev.headroom.fit.internal;

/**
 * One measured point of a curve.
 *
 * @param x where
 * @param y what was measured there
 */
public record Observation(double x, double y) {}
