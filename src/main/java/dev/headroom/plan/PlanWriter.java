package dev.headroom.plan;

import dev.headroom.plan.internal.PlanTree;

/**
 * Writes a plan as YAML that {@link PlanReader} reads: every default spelled out, keys in the order
 * of the grammar, the same bytes for the same plan.
 *
 * <p>Secrets are written as {@code ***}: header values with a variable in them, and the values of
 * {@code Authorization}, {@code Proxy-Authorization}, {@code Cookie} and of every header whose name
 * contains {@code token}, {@code secret}, {@code key}, {@code password} or {@code passwd}.
 * Everything else reads back equal.
 */
public final class PlanWriter {

  private PlanWriter() {}

  /** The text, ending in a newline. */
  public static String write(Plan plan) {
    return PlanTree.masked(plan);
  }

  /**
   * The text with headers as the plan's author wrote them, so not for a file: for a process that
   * sends them.
   */
  public static String writeOpen(Plan plan) {
    return PlanTree.open(plan);
  }
}
