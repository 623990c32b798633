/** The JSON form of each document, field by field. */
@NullMarked
package dev.headroom.store.internal;

import org.jspecify.annotations.NullMarked;
