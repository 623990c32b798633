/**
 * Other tools' recordings and the logs of gateways, read into values of ours.
 *
 * <p>Input: files that other tools wrote. Output: recordings, scaling series, what gateways logged.
 * File: none of its own.
 */
@NullMarked
package dev.headroom.ingest;

import org.jspecify.annotations.NullMarked;
