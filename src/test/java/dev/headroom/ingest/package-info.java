/** Recordings of other tools, written as their manuals say and read back. */
@NullMarked
package dev.headroom.ingest;

import org.jspecify.annotations.NullMarked;
