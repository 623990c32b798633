/**
 * The page's server: what it answers, to whom, and what it keeps for those who come late.
 *
 * <p>Input: events as text. Output: HTTP on the loopback address. File: none.
 */
@NullMarked
package dev.headroom.live.internal;

import org.jspecify.annotations.NullMarked;
