package dev.headroom.fleet.autoscaler;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;

/**
 * The last values of a metric, one a period, as a CloudWatch alarm sees them.
 *
 * @param values the newest last
 */
record Datapoints(List<Double> values) {

  /** No alarm of ours looks back further. */
  private static final int MOST = 60;

  static final Datapoints NONE = new Datapoints(List.of());

  Datapoints {
    values = List.copyOf(values);
  }

  Datapoints with(double value) {
    List<Double> all = new ArrayList<>(values);
    all.add(value);
    return new Datapoints(all.subList(Math.max(0, all.size() - MOST), all.size()));
  }

  /** Whether there are so many and all of the last of them are so. */
  boolean last(int count, DoublePredicate so) {
    int size = values.size();
    return size >= count && values.subList(size - count, size).stream().allMatch(so::test);
  }
}
