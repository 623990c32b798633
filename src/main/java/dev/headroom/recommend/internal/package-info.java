/**
 * The machinery of the recommendation: counts, the autoscaler's target, what was assumed.
 *
 * <p>Input: a fit and a plan. Output: the parts of {@code Recommendation}. File: none.
 */
@NullMarked
package dev.headroom.recommend.internal;

import org.jspecify.annotations.NullMarked;
