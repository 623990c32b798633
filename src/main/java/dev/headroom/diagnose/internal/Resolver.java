package dev.headroom.diagnose.internal;

import dev.headroom.diagnose.Answering;
import dev.headroom.diagnose.Cause;
import dev.headroom.diagnose.Confidence;
import dev.headroom.diagnose.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tells overload from what only looks like it, by how each cause answers to the load.
 *
 * <p>Overload rises with the offered rate and vanishes below the knee; a fault of the name, the
 * network or the program is there at any rate, or from a time on. So of a cause that may be either,
 * what is above its share at the lowest rates is put down to overload, and the rest stays.
 */
final class Resolver {

  private static final Kind OVERLOAD = new Kind(Cause.OVERLOAD, Confidence.PROBABLE);

  private static final String SOURCE = "docs/method.md, telling overload from faults";

  private final List<Moment> moments;
  private final Examples examples;
  private final Map<Kind, Answering> answers = new TreeMap<>();

  private Resolver(List<Moment> moments, Examples examples) {
    this.moments = moments;
    this.examples = examples;
  }

  /** Changes the moments' kinds, and returns how each kind answers to the load. */
  static Map<Kind, Answering> resolve(List<Moment> moments, Examples examples) {
    Resolver resolver = new Resolver(moments, examples);
    Map<Cause, Set<Kind>> kinds = new TreeMap<>();
    for (Moment moment : moments) {
      for (Map<Kind, Long> of : moment.failures().values()) {
        of.keySet().forEach(k -> kinds.computeIfAbsent(k.cause(), c -> new TreeSet<>()).add(k));
      }
    }
    kinds.forEach(resolver::resolve);
    return resolver.answers;
  }

  /** All confidences of a cause together: which of them a line allows is chance. */
  private void resolve(Cause cause, Set<Kind> kinds) {
    List<LoadResponse.Point> points = new ArrayList<>();
    for (Moment moment : moments) {
      if (moment.compared()) {
        points.add(new LoadResponse.Point(moment.rate(), moment.ended(), count(moment, kinds)));
      }
    }
    LoadResponse response = LoadResponse.of(points);
    boolean split = response.answering() == Answering.RISES && cause.resemblesOverload();
    // What is left of it is its floor, which is the same at every rate.
    kinds.forEach(kind -> answers.put(kind, split ? Answering.STEADY : response.answering()));
    if (split) {
      answers.put(OVERLOAD, Answering.RISES);
      split(cause, kinds, response);
    }
  }

  private static long count(Moment moment, Set<Kind> kinds) {
    return kinds.stream().mapToLong(moment::count).sum();
  }

  private void split(Cause cause, Set<Kind> kinds, LoadResponse response) {
    double floor = 0;
    long kept = 0;
    for (Moment moment : moments) {
      long here = count(moment, kinds);
      floor += Math.min((double) here, response.floor() * moment.ended());
      long stays = Math.min(here, Math.max(0, Math.round(floor) - kept));
      kept += stays;
      if (moment.rate() >= response.from() || !moment.compared()) {
        move(moment, kinds, here - stays);
      }
    }
    examples.keep(OVERLOAD, evidence(cause, kinds, response));
  }

  private static void move(Moment moment, Set<Kind> kinds, long count) {
    long left = count;
    for (Kind kind : kinds) {
      long some = Math.min(left, moment.count(kind));
      moment.move(kind, OVERLOAD, some);
      left -= some;
    }
  }

  private Evidence evidence(Cause cause, Set<Kind> kinds, LoadResponse response) {
    String line =
        kinds.stream()
            .flatMap(kind -> examples.of(kind).stream())
            .map(Evidence::line)
            .findFirst()
            .orElse("");
    return new Evidence(
        String.format(
            Locale.ROOT,
            "%s rises with the load from %.0f requests/s on; below, %.2g %% fail with it",
            cause.id(),
            response.from(),
            100 * response.floor()),
        SOURCE,
        line);
  }
}
