/** How the methods of searching work. */
@NullMarked
package dev.headroom.search.internal;

import org.jspecify.annotations.NullMarked;
