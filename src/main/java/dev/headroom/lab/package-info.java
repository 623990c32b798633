/**
 * An origin of known capacity and a gateway in front of it, to test against.
 *
 * <p>Input: a specification of both. Output: a running {@code Lab}. File: {@code gateway/}.
 */
@NullMarked
package dev.headroom.lab;

import org.jspecify.annotations.NullMarked;
