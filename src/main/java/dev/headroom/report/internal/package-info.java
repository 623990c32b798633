/**
 * How a report is put together: the answer, the charts' data, the page, the text.
 *
 * <p>Input: {@code ReportData}. Output: text. File: none.
 */
@NullMarked
package dev.headroom.report.internal;

import org.jspecify.annotations.NullMarked;
