package dev.headroom.accuracy;

import java.util.Set;

/** Figures that are known to miss their goals, and are shown so on the page. */
final class Missed {

  /** Title of the experiment and name of the figure. */
  static final Set<String> FIGURES =
      Set.of(
          "Gateway errors of a held-out overload: M/M/4/8 at 210/s, RMSE",
          "Gateway errors of a held-out overload: M/M/4/8 at 235/s, RMSE",
          "Gateway errors of a held-out overload: M/M/4/20 at 210/s, RMSE",
          "Collapse: giving up, collapse ratio above 5 %, share of runs",
          "Other limits: drifting, capacity claimed, share of runs");

  private Missed() {}
}
