/**
 * Runs the recommendation for real in the lab.
 *
 * <p>Input: a recommendation and a plan. Output: {@code Proof}. File: {@code proof.json}.
 */
@NullMarked
package dev.headroom.prove;

import org.jspecify.annotations.NullMarked;
