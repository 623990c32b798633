package dev.headroom.plan.internal;

import dev.headroom.plan.Load;
import dev.headroom.plan.SearchMethod;
import dev.headroom.plan.yaml.Bounds;
import java.util.LinkedHashMap;
import java.util.Map;

/** A way of searching as a nested map in the order of the grammar. */
final class SearchTree {

  private SearchTree() {}

  static Map<String, Object> of(SearchMethod search) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("method", Bounds.id(search.kind()));
    tree.put("from", Written.rate(search.from()));
    tree.put("to", Written.rate(search.to()));
    if (search instanceof Load.Staircase staircase) {
      tree.put("steps", staircase.steps());
      tree.put("hold", Written.duration(staircase.hold()));
      tree.put("settle", Written.duration(staircase.settle()));
    } else if (search instanceof SearchMethod.Adaptive adaptive) {
      tree.put("precision", Written.ratio(adaptive.precision()));
      tree.put("maxTime", Written.duration(adaptive.maxTime()));
    } else if (search instanceof SearchMethod.Ramp ramp) {
      tree.put("length", Written.duration(ramp.length()));
    } else if (search instanceof SearchMethod.Bisection bisection) {
      tree.put("hold", Written.duration(bisection.hold()));
      tree.put("settle", Written.duration(bisection.settle()));
      tree.put("precision", Written.ratio(bisection.precision()));
      tree.put("maxTime", Written.duration(bisection.maxTime()));
    }
    return tree;
  }
}
