/** How a plan's YAML is read: a tree with line numbers, and one parser for each section. */
@NullMarked
package dev.headroom.plan.internal;

import org.jspecify.annotations.NullMarked;
