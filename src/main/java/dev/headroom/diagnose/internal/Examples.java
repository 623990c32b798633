package dev.headroom.diagnose.internal;

import dev.headroom.diagnose.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The first evidence of each kind of failure. */
public final class Examples {

  /** Enough to see what they have in common. */
  private static final int MOST = 3;

  private final Map<Kind, List<Evidence>> kept = new TreeMap<>();

  void keep(Kind kind, Evidence evidence) {
    List<Evidence> of = kept.computeIfAbsent(kind, key -> new ArrayList<>());
    if (of.size() < MOST) {
      of.add(evidence);
    }
  }

  List<Evidence> of(Kind kind) {
    return kept.getOrDefault(kind, List.of());
  }
}
