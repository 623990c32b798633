/** How other tools' recordings are read; used by {@code dev.headroom.ingest} only. */
@NullMarked
package dev.headroom.ingest.internal;

import org.jspecify.annotations.NullMarked;
