package dev.headroom.diagnose.internal;

import dev.headroom.diagnose.Answering;
import dev.headroom.diagnose.Cause;
import dev.headroom.diagnose.Diagnosis.Bin;
import dev.headroom.diagnose.Diagnosis.Share;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sums up moments whose failures have their causes. */
final class Summing {

  /** A chart is no wider. */
  private static final int MOST_BINS = 600;

  private Summing() {}

  static List<Share> shares(List<Moment> moments, Map<Kind, Answering> answers, Examples examples) {
    Map<Kind, Long> counts = new TreeMap<>();
    for (Moment moment : moments) {
      moment
          .failures()
          .values()
          .forEach(of -> of.forEach((kind, n) -> counts.merge(kind, n, Long::sum)));
    }
    List<Share> shares = new ArrayList<>();
    counts.forEach(
        (kind, n) ->
            shares.add(
                new Share(
                    kind.cause(),
                    kind.confidence(),
                    n,
                    answers.getOrDefault(kind, Answering.UNKNOWN),
                    examples.of(kind))));
    shares.sort(Comparator.comparingLong(Share::count).reversed());
    return shares;
  }

  /** How long a bin is so that there are not too many, in seconds. */
  static long binSeconds(List<Moment> moments, long atLeast) {
    if (moments.isEmpty()) {
      return atLeast;
    }
    long first = moments.get(0).second();
    long last = moments.get(moments.size() - 1).second();
    long length = atLeast;
    while ((last - first) / length >= MOST_BINS) {
      length *= 2;
    }
    return length;
  }

  static List<Bin> series(List<Moment> moments, long binSeconds) {
    Map<Long, Map<Cause, Long>> bins = new TreeMap<>();
    for (Moment moment : moments) {
      long begin = Math.floorDiv(moment.second(), binSeconds) * binSeconds;
      for (Map<Kind, Long> of : moment.failures().values()) {
        of.forEach(
            (kind, n) ->
                bins.computeIfAbsent(begin, key -> new TreeMap<>())
                    .merge(kind.cause(), n, Long::sum));
      }
    }
    return bins.entrySet().stream().map(e -> new Bin(e.getKey(), e.getValue())).toList();
  }
}
