package dev.headroom.emit.internal;

/** The pieces of a test for promtool. */
final class Expectation {

  private Expectation() {}

  /** An alert that fires at a time, seconds since the beginning. */
  static String fires(String alert, String why, int second) {
    return "      # "
        + alert
        + ": "
        + why
        + ".\n      - expr: count(ALERTS{alertname=\""
        + alert
        + "\",alertstate=\"firing\"})\n        eval_time: "
        + second
        + "s\n        exp_samples: [{labels: '{}', value: 1}]\n";
  }

  /** One that hasn't fired until then. */
  static String never(String alert, String why, int second) {
    return "      # "
        + alert
        + ": "
        + why
        + ".\n      - expr: count_over_time(ALERTS{alertname=\""
        + alert
        + "\"}["
        + (second + 1)
        + "s])\n        eval_time: "
        + second
        + "s\n        exp_samples: []\n";
  }

  /** What a counter or a gauge shows, in promtool's notation. */
  static String series(String series, String values) {
    return "      - series: '" + series + "'\n        values: '" + values + "'\n";
  }
}
