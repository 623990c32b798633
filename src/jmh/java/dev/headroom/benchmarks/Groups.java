package dev.headroom.benchmarks;

import dev.headroom.benchmarks.Group.Ratio;
import java.util.List;

/** All benchmarks, and the ratios that are reported of them. */
final class Groups {

  private static final double NONE = Double.NaN;

  /** An hour at sixty times real time, in milliseconds. */
  private static final String MINUTE = "60000";

  static final List<Group> ALL =
      List.of(
          collector("collector", 1),
          collector("collector-contended", 2),
          new Group("bootstrap", "BootstrapBenchmark", 3, 1, 2, 1, 1, bootstrap()),
          new Group("scaling", "ScalingBenchmark", 5, 2, 2, 1, 1, scaling()),
          new Group("hour", "HourBenchmark", 3, 0, 1, 0, 1, hour()),
          new Group("growth", "benchmarks.FitBenchmark", 3, 1, 2, 1, 1, growth()),
          new Group("models", "ModelBenchmark", 3, 2, 2, 1, 1, models()));

  private Groups() {}

  private static Group collector(String name, int threads) {
    return new Group(
        name,
        "CollectorBenchmark",
        10,
        3,
        3,
        1,
        threads,
        List.of(
            new Ratio(
                "one request in `Collector` ÷ one `Recorder.recordValue`, threads: " + threads,
                "request",
                "recorder",
                1.5)));
  }

  private static List<Ratio> bootstrap() {
    return List.of(
        new Ratio("1,000 refits ÷ the chosen model from scratch", "refits", "cold", 200),
        new Ratio(
            "1,000 refits and their rates ÷ the chosen model from scratch",
            "solution",
            "cold",
            NONE),
        new Ratio("1,000 refits ÷ the choice among all models", "refits", "choice", NONE),
        new Ratio(
            "1,000 refits and their rates ÷ the choice among all models",
            "solution",
            "choice",
            NONE));
  }

  private static List<Ratio> scaling() {
    return List.of(
        scaling("one start", "oneStart", "cisco"),
        scaling("one start", "oneStart", "specsdm91"),
        scaling("all nine starts", "allStarts", "cisco"),
        scaling("all nine starts", "allStarts", "specsdm91"),
        scaling("all laws, choice and intervals", "whole", "cisco"),
        scaling("all laws, choice and intervals", "whole", "specsdm91"));
  }

  private static Ratio scaling(String what, String benchmark, String series) {
    return new Ratio(
        what + " ÷ commons-math unscaled, " + series,
        benchmark + ":" + series,
        "unscaled:" + series,
        NONE);
  }

  private static List<Ratio> hour() {
    return List.of(
        new Ratio("reading and fitting an hour ÷ a minute", "readAndFit", MINUTE, 1),
        new Ratio("reading an hour ÷ a minute", "read", MINUTE, NONE));
  }

  private static List<Ratio> growth() {
    return List.of(
        growth("2 × the levels", "24x10"),
        growth("4 × the levels", "48x10"),
        growth("4 × the seconds", "12x40"),
        growth("16 × the seconds", "12x160"));
  }

  private static Ratio growth(String what, String size) {
    return new Ratio(what + " ÷ 12 levels of 10 s", "fit:" + size, "fit:12x10", NONE);
  }

  private static List<Ratio> models() {
    return List.of(models("hinge", "HINGE"), models("G/G/c", "GGC"), models("G/G/c/K", "GGCK"));
  }

  private static Ratio models(String what, String model) {
    return new Ratio(what + " ÷ M/M/c, from scratch", "cold:" + model, "cold:MMC", NONE);
  }
}
