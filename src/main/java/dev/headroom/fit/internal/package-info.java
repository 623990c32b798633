/**
 * The machinery of the fit: gates, the overload test, the plateau, goodput models, crossings of the
 * objective, the bootstrap.
 *
 * <p>Input: a recording's seconds. Output: the parts of {@code Fit}. File: none.
 */
@NullMarked
package dev.headroom.fit.internal;

import org.jspecify.annotations.NullMarked;
