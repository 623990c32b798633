/** What tests share: programs of the machine, an origin in virtual time. */
@NullMarked
package dev.headroom.testing;

import org.jspecify.annotations.NullMarked;
