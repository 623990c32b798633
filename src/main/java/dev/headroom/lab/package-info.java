/**
 * An origin of known capacity and a gateway in front of it, to test against.
 *
 * <p>Input: a specification of both. Output: a running {@code Lab}. Files: {@code gateway/}, the
 * gateway's generated configuration and its logs.
 */
@NullMarked
package dev.headroom.lab;

import org.jspecify.annotations.NullMarked;
