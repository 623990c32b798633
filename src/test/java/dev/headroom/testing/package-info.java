/** What tests of several packages share. */
@NullMarked
package dev.headroom.testing;

import org.jspecify.annotations.NullMarked;
