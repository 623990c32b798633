/** How logs are read and causes told apart. */
@NullMarked
package dev.headroom.diagnose.internal;

import org.jspecify.annotations.NullMarked;
