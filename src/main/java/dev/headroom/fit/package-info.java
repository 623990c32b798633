/**
 * Where it saturates and how sure that is.
 *
 * <p>Input: a recording and an objective. Output: {@code Fit}. File: {@code fit.json}. Beside it,
 * over instances instead of load: a scaling series in, {@code Scaling} out, no file.
 */
@NullMarked
package dev.headroom.fit;

import org.jspecify.annotations.NullMarked;
