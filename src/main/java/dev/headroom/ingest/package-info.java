/**
 * Other tools' recordings, read into values of ours.
 *
 * <p>Input: files that other tools wrote. Output: recordings and scaling series. File: none of its
 * own.
 */
@NullMarked
package dev.headroom.ingest;

import org.jspecify.annotations.NullMarked;
