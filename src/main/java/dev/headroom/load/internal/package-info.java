/** How load is driven with Gatling; used only from {@code dev.headroom.load}. */
@NullMarked
package dev.headroom.load.internal;

import org.jspecify.annotations.NullMarked;
