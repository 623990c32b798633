/**
 * Pages and text for people.
 *
 * <p>Input: the values of all stages. Output: one page that stands alone. File: {@code
 * report.html}.
 */
@NullMarked
package dev.headroom.report;

import org.jspecify.annotations.NullMarked;
