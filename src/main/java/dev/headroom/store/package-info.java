/**
 * The run folder: where each stage's file is, and how the JSON documents are written and read.
 *
 * <p>Input: values of the stages. Output: the same, read back. File: all of the run folder.
 */
@NullMarked
package dev.headroom.store;

import org.jspecify.annotations.NullMarked;
