/**
 * Where it saturates and how sure that is.
 *
 * <p>Input: a recording and an objective. Output: {@code Fit}. File: {@code fit.json}.
 */
@NullMarked
package dev.headroom.fit;

import org.jspecify.annotations.NullMarked;
