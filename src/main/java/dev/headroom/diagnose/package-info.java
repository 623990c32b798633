/**
 * Why requests failed: the cause of each failed request, how sure that is, and the evidence.
 *
 * <p>Input: lines of gateways' logs, and a {@code Recording} where there is one. Output: {@code
 * Diagnosis}. File: {@code diagnosis.json}.
 */
@NullMarked
package dev.headroom.diagnose;

import org.jspecify.annotations.NullMarked;
