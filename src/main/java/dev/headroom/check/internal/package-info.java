/** How names, connections, TLS and answers are looked into. */
@NullMarked
package dev.headroom.check.internal;

import org.jspecify.annotations.NullMarked;
