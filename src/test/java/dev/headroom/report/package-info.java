/** Tests of the report, and the run that they show. */
@NullMarked
package dev.headroom.report;

import org.jspecify.annotations.NullMarked;
