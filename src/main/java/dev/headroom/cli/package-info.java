/**
 * One command a stage.
 *
 * <p>Input: arguments. Output: text, JSON and a named exit code. File: none of its own.
 */
@NullMarked
package dev.headroom.cli;

import org.jspecify.annotations.NullMarked;
