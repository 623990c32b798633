/**
 * Reads YAML files for people: every problem names file, line, key, value, bound and remedy.
 *
 * <p>Input: a YAML text and what is known of its keys. Output: {@code Section}s. File: the plan,
 * and others that people write.
 */
@NullMarked
package dev.headroom.plan.yaml;

import org.jspecify.annotations.NullMarked;
