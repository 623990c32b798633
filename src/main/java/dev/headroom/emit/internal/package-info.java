/** One emitter for each format. */
@NullMarked
package dev.headroom.emit.internal;

import org.jspecify.annotations.NullMarked;
