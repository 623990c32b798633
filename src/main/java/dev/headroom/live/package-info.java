/**
 * A run as it is seen while it goes on.
 *
 * <p>Input: each second of the recording, and each phase as it begins and ends. Output: what is
 * known at that second, in words, and a page on the loopback address. File: none.
 */
@NullMarked
package dev.headroom.live;

import org.jspecify.annotations.NullMarked;
