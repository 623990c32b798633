/**
 * What to ask: the target, the scenario, the load, the objective and the demand of a run.
 *
 * <p>Input: a YAML file. Output: {@code Plan}. File: {@code plan.yaml}.
 */
@NullMarked
package dev.headroom.plan;

import org.jspecify.annotations.NullMarked;
