/**
 * How many instances it takes and where the autoscaler's target belongs.
 *
 * <p>Input: a fit, the demand and the facts of the fleet. Output: {@code Recommendation}. File:
 * {@code recommendation.json}.
 */
@NullMarked
package dev.headroom.recommend;

import org.jspecify.annotations.NullMarked;
