package dev.headroom.store;

import dev.headroom.check.Area;
import dev.headroom.check.Check;
import dev.headroom.check.Finding;
import dev.headroom.check.Observation;
import dev.headroom.check.Problem;
import dev.headroom.check.Severity;
import dev.headroom.diagnose.Answering;
import dev.headroom.diagnose.Cause;
import dev.headroom.diagnose.Confidence;
import dev.headroom.diagnose.Diagnosis;
import dev.headroom.diagnose.Evidence;
import dev.headroom.fit.Band;
import dev.headroom.fit.Fit;
import dev.headroom.fit.Inconclusive;
import dev.headroom.fit.LatencyCurve;
import dev.headroom.fit.Level;
import dev.headroom.fit.LimitedBy;
import dev.headroom.fit.Loss;
import dev.headroom.fit.ModelSummary;
import dev.headroom.fit.Overload;
import dev.headroom.fit.Quality;
import dev.headroom.fit.Queue;
import dev.headroom.fit.Recovery;
import dev.headroom.fit.Saturation;
import dev.headroom.fit.SpikeForecast;
import dev.headroom.fit.Sustainable;
import dev.headroom.fleet.Balancer;
import dev.headroom.load.Ceiling;
import dev.headroom.load.PhaseKind;
import dev.headroom.load.PhaseRecord;
import dev.headroom.load.RunRecord;
import dev.headroom.plan.LoadShape;
import dev.headroom.prove.Proof;
import dev.headroom.quantity.Estimate;
import dev.headroom.quantity.Percentile;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.Ratio;
import dev.headroom.recommend.Recommendation;
import dev.headroom.recommend.Recommendation.Autoscaler;
import dev.headroom.recommend.Recommendation.Instances;
import dev.headroom.recommend.Recommendation.PerInstance;
import dev.headroom.recommend.Recommendation.Sizing;
import dev.headroom.recommend.Trade;
import dev.headroom.recommend.Verdict;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Values whose parts all differ, so that no two fields can change places unnoticed. */
final class Samples {

  private Samples() {}

  static final Check CHECK =
      new Check(
          URI.create("https://shop.example.com:8443/base"),
          1_700_000_000,
          List.of(
              new Observation(Area.DNS, "this machine", "192.0.2.7"),
              new Observation(Area.FILTER, "curl", "403")),
          List.of(
              new Finding(Problem.TLS_NAME, Severity.WARNING, "shop.example.com is none"),
              new Finding(Problem.FILTER_BAN, Severity.BLOCKING, "number 13")));

  static final RunRecord RUN =
      new RunRecord(
          1795378530L,
          Optional.of("haproxy 2.6.12 \"x\"\n"),
          Optional.of(new Ceiling(new Rate(7999.123456789), true)),
          List.of(
              new PhaseRecord(
                  "spike-1",
                  PhaseKind.SPIKE,
                  new LoadShape(
                      List.of(
                          new LoadShape.Segment(
                              new Rate(0.1), new Rate(280.7), Duration.ofNanos(1_500_000_001L)))),
                  11,
                  13,
                  17,
                  false)),
          Optional.of("stopped by Ctrl-C"),
          Map.of("java", "17.0.1", "cpu", "2 × ü"));

  static final Diagnosis DIAGNOSIS =
      new Diagnosis(
          List.of("injector", "haproxy"),
          1_000,
          12,
          3,
          List.of(
              new Diagnosis.Share(
                  Cause.OVERLOAD,
                  Confidence.PROBABLE,
                  10,
                  Answering.RISES,
                  List.of(new Evidence("seen", "source", "\u001b[31mline"))),
              new Diagnosis.Share(
                  Cause.DNS_ERROR, Confidence.AMBIGUOUS, 2, Answering.UNKNOWN, List.of())),
          1,
          List.of(
              new Diagnosis.Bin(1_764_028_800, Map.of(Cause.OVERLOAD, 10L, Cause.DNS_ERROR, 2L))));

  static final Fit FIT =
      new Fit(
          new Saturation(true, new Estimate(199.9, 195.1, 204.3, 0.95), LimitedBy.ORIGIN),
          new Sustainable(
              true, new Estimate(180.2, 171.3, 188.4, 0.9), Sustainable.Binding.LATENCY),
          new Loss(new Ratio(0.01), new Estimate(191.5, 181.6, 195.7, 0.94)),
          Optional.of(new Overload(new Estimate(150.8, 140.9, 160.1, 0.93), 0.75)),
          Optional.of(
              new Recovery(
                  Recovery.End.RECOVERED,
                  OptionalDouble.of(4.5),
                  41.25,
                  15,
                  OptionalDouble.of(3.75),
                  0.0125,
                  Optional.of(new Recovery.Onset(2, 187)),
                  73,
                  Optional.of(new Recovery.Overloaded(150.5, 199.9)),
                  1.75)),
          Optional.of(
              new Queue(
                  new Estimate(8.1, 7.9, 8.3, 0.95),
                  new Estimate(0.62, 0.4, 0.8, 0.95),
                  Optional.of(new Estimate(72, 70.5, 73.5, 0.95)),
                  Optional.empty())),
          Optional.of(
              new SpikeForecast(
                  1501,
                  new Estimate(120, 90, 151, 0.95),
                  133,
                  new Estimate(410, 380, 431, 0.95),
                  405.5)),
          Optional.empty(),
          new ModelSummary(
              "hinge",
              12.75,
              List.of(
                  new ModelSummary.Parameter(
                      "capacity", "requests/s", new Estimate(1.1, 1.05, 1.2, 0.92))),
              List.of(new ModelSummary.Alternative("line", 3.5, 17.25))),
          List.of(
              new Level(
                  "step-1",
                  50.5,
                  49.25,
                  0.125,
                  0.0625,
                  0.03125,
                  1001,
                  Duration.ofNanos(41_000_001),
                  Duration.ofNanos(99_000_003),
                  Duration.ofNanos(87_000_007),
                  Duration.ofNanos(81_000_009),
                  Duration.ofNanos(93_000_011),
                  1.625,
                  Optional.of("too short"))),
          new LatencyCurve(
              List.of(
                  new LatencyCurve.Point(
                      51,
                      new Band(51.5, 52, 52.5),
                      Band.of(0.01),
                      new Band(70, 80, 90),
                      new LatencyCurve.Latency(
                          new Band(30, 31, 32),
                          new Band(20, 21, 22),
                          new Band(60, 61, 62),
                          new Band(90, 91, 92),
                          Band.UNKNOWN)))),
          new Quality(
              Double.NaN,
              List.of(-0.5, Double.NaN, 1.5),
              List.of(new Quality.Excluded("step-2 s 3", "lag"))),
          List.of("a warning"));

  static final Fit UNREACHED =
      new Fit(
          new Saturation(false, Estimate.atLeast(300, 0.95), LimitedBy.NONE),
          new Sustainable(false, Estimate.atLeast(290, 0.95), Sustainable.Binding.NONE),
          new Loss(Ratio.ZERO, Estimate.atLeast(280, 0.95)),
          Optional.empty(),
          Optional.of(
              new Recovery(
                  Recovery.End.NOT_YET,
                  OptionalDouble.empty(),
                  0,
                  0,
                  OptionalDouble.empty(),
                  Double.NaN,
                  Optional.empty(),
                  0,
                  Optional.empty(),
                  1)),
          Optional.empty(),
          Optional.empty(),
          Optional.of(
              new Inconclusive(Inconclusive.Reason.NON_STATIONARY, "It drifted.", "Freeze it.")),
          new ModelSummary("none", Double.NaN, List.of(), List.of()),
          List.of(),
          new LatencyCurve(List.of()),
          new Quality(0.01, List.of(), List.of()),
          List.of());

  static final Recommendation RECOMMENDATION =
      new Recommendation(
          new Rate(280),
          Optional.of(
              new Sizing(
                  new Instances(2, 1),
                  new PerInstance(new Estimate(180, 171, 188, 0.95), 171.5),
                  new Ratio(0.7),
                  new Ratio(0.83),
                  new Autoscaler(
                      3,
                      9,
                      "http_requests_per_second",
                      93.4,
                      50,
                      Duration.ofSeconds(60),
                      Duration.ofMillis(300_500)))),
          new Verdict.Feasible("3 instances."),
          List.of("assumed", "things"),
          Optional.of(
              new Trade(
                  Balancer.POWER_OF_TWO,
                  4,
                  List.of(
                      new Trade.Setting(2, 61.25, false, new Ratio(0.12), Double.NaN, 49.5, false),
                      new Trade.Setting(3, 93.4, true, new Ratio(0.001), 0.187, 72.25, true)))));

  static final Recommendation UNKNOWN =
      new Recommendation(
          new Rate(281), Optional.empty(), new Verdict.NotKnown("not known"), List.of());

  static final Proof PROOF =
      new Proof(
          Optional.of(trial("proof-needed", 2, true, true, 101, 0.001, 99, 90_000_001)),
          Optional.of(trial("proof-fewer", 1, false, false, 102, 0.402, 99.9, 91_000_002)),
          Optional.of(trial("proof-reserve", 3, true, false, 103, 0.003, 95, 92_000_003)));

  private static Proof.Trial trial(
      String phase,
      int instances,
      boolean expected,
      boolean holds,
      long requests,
      double errors,
      double percent,
      long nanos) {
    return new Proof.Trial(
        phase,
        instances,
        expected,
        holds,
        requests,
        new Ratio(errors),
        new Percentile(percent),
        Duration.ofNanos(nanos));
  }
}
