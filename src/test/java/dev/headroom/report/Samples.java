package dev.headroom.report;

import dev.headroom.collect.Interval;
import dev.headroom.collect.LatencyHistogram;
import dev.headroom.collect.Outcome;
import dev.headroom.collect.Recording;
import dev.headroom.emit.EmittedFile;
import dev.headroom.fit.Band;
import dev.headroom.fit.Fit;
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
import dev.headroom.load.PhaseKind;
import dev.headroom.plan.Demand;
import dev.headroom.plan.FleetFacts;
import dev.headroom.plan.Load;
import dev.headroom.plan.Objective;
import dev.headroom.plan.Plan;
import dev.headroom.plan.Scenario;
import dev.headroom.plan.Target;
import dev.headroom.quantity.Estimate;
import dev.headroom.quantity.Percentile;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.Ratio;
import dev.headroom.recommend.Recommendation;
import dev.headroom.recommend.Verdict;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** The values of all stages for the synthetic run. */
final class Samples {

  static final Percentile P99 = new Percentile(99);
  static final Objective OBJECTIVE = new Objective(P99, Duration.ofMillis(300), new Ratio(0.01));

  private Samples() {}

  static ReportData whole() {
    Recording recording = SyntheticRun.whole();
    return new ReportData(
        plan("demo shop"),
        recording,
        fit(recording),
        Optional.of(recommendation()),
        Optional.of(SampleProof.of(recording)),
        files(),
        Optional.of(account(recording)),
        "headroom 0.1.0",
        Optional.of("gatling/index.html"),
        Optional.of(SyntheticRun.CAPACITY));
  }

  static Plan plan(String name) {
    Duration s = Duration.ofSeconds(1);
    Load load =
        new Load(
            Load.Arrivals.POISSON,
            1,
            new Load.Control(new Rate(20), s.multipliedBy(8)),
            new Load.Staircase(new Rate(60), new Rate(300), 9, s.multipliedBy(6), s),
            new Load.Spike(
                new Rate(60), new Rate(320), s, s.multipliedBy(10), s, s.multipliedBy(8)),
            new Load.Limits(new Rate(500), Duration.ofMinutes(10), new Ratio(0.9), s));
    return new Plan(
        name,
        Target.of(URI.create("http://127.0.0.1:8080")),
        new Scenario(
            List.of(Scenario.Request.get("product page", "/product/7")),
            Optional.empty(),
            Scenario.Connections.SHARED,
            s.multipliedBy(5)),
        load,
        OBJECTIVE,
        new Demand(new Rate(400), new Ratio(0.1)),
        new FleetFacts(1, Duration.ofSeconds(30), 2, 1));
  }

  static Fit fit(Recording recording) {
    List<Level> levels = new ArrayList<>();
    recording
        .phases(PhaseKind.STEP)
        .forEach(p -> levels.add(level(recording.analysed(p), p.name())));
    recording
        .phases(PhaseKind.CONTROL)
        .forEach(
            p ->
                levels.add(
                    left(level(recording.analysed(p), p.name()), "too few requests for a p99")));
    return new Fit(
        new Saturation(true, new Estimate(200.8, 197.2, 204.6, 0.95), LimitedBy.ORIGIN),
        new Sustainable(true, new Estimate(183.1, 176.8, 188.9, 0.95), Sustainable.Binding.LATENCY),
        new Loss(new Ratio(0.01), new Estimate(202.5, 199.1, 205.9, 0.95)),
        Optional.of(new Overload(new Estimate(199.2, 195, 203, 0.95), 0.985)),
        Optional.of(
            new Recovery(
                Recovery.End.RECOVERED,
                OptionalDouble.of(3),
                40,
                8,
                OptionalDouble.of(1.5),
                0,
                Optional.of(new Recovery.Onset(2, 215)),
                72,
                Optional.of(new Recovery.Overloaded(198, 200)),
                1)),
        Optional.of(
            new Queue(
                new Estimate(8.2, 8.0, 8.4, 0.95),
                new Estimate(0.63, 0.5, 0.8, 0.95),
                Optional.of(new Estimate(72, 71, 73, 0.95)),
                Optional.of(new Estimate(11, 9, 12, 0.95)))),
        Optional.of(
            new SpikeForecast(
                4000,
                new Estimate(1180, 1080, 1290, 0.95),
                1203,
                new Estimate(590, 560, 625, 0.95),
                601)),
        Optional.empty(),
        new ModelSummary(
            "hinge",
            12.5,
            List.of(
                new ModelSummary.Parameter(
                    "capacity", "requests/s", new Estimate(200.8, 197.2, 204.6, 0.95))),
            List.of(new ModelSummary.Alternative("linear", 9.5, 41.2))),
        levels,
        new LatencyCurve(curve()),
        new Quality(
            0.012,
            List.of(0.3, -0.8),
            List.of(new Quality.Excluded("control", "too few requests for a p99"))),
        List.of("Levels lasted 6 s each; a p99 near saturation needs longer ones to be exact."));
  }

  private static List<LatencyCurve.Point> curve() {
    List<LatencyCurve.Point> points = new ArrayList<>();
    for (int offered = 20; offered <= 300; offered += 4) {
      double load = Math.min(0.985, offered / 200.8);
      double latency =
          184 + 40 * Math.pow(load, 6) / (8 * (1 - load)) * 4.6 + (offered > 200 ? 590 : 0);
      double lost = Math.max(0, 1 - 200.8 / offered);
      points.add(
          new LatencyCurve.Point(
              offered,
              band(Math.min(offered, 200.8), 0.02),
              new Band(0.9 * lost, lost, 1.1 * lost),
              band(latency, 0.08),
              new LatencyCurve.Latency(
                  band(latency / 4, 0.04),
                  band(latency / 5, 0.04),
                  band(latency / 2, 0.06),
                  band(latency, 0.08),
                  band(latency * 1.4, 0.15))));
    }
    return points;
  }

  private static Band band(double value, double share) {
    return new Band(value * (1 - share), value, value * (1 + share));
  }

  static Level level(List<Interval> seconds, String phase) {
    double n = seconds.size();
    LatencyHistogram latency =
        LatencyHistogram.sum(seconds.stream().map(Interval::latency).toList());
    double good = seconds.stream().mapToLong(Interval::good).sum() / n;
    long ended = seconds.stream().mapToLong(Interval::completed).sum();
    long errors = seconds.stream().mapToLong(Interval::gatewayErrors).sum();
    return new Level(
        phase,
        seconds.stream().mapToLong(Interval::offered).sum() / n,
        good,
        Math.sqrt(good / n),
        (double) errors / ended,
        Math.sqrt((double) errors) / ended,
        ended,
        latency.at(Percentile.P50),
        latency.at(P99),
        latency.at(P99),
        latency.at(new Percentile(98.5)),
        latency.at(new Percentile(99.5)),
        Optional.empty());
  }

  private static Level left(Level l, String reason) {
    return new Level(
        l.phase(),
        l.offered(),
        l.goodput(),
        l.goodputError(),
        l.gatewayErrors(),
        l.gatewayErrorsError(),
        l.requests(),
        l.p50(),
        l.p99(),
        l.objective(),
        l.objectiveLow(),
        l.objectiveHigh(),
        Optional.of(reason));
  }

  static Recommendation recommendation() {
    return new Recommendation(
        new Rate(440),
        Optional.of(
            new Recommendation.Sizing(
                new Recommendation.Instances(3, 1),
                new Recommendation.PerInstance(new Estimate(183.1, 176.8, 188.9, 0.95), 176.8),
                new Ratio(0.73),
                new Ratio(0.607),
                new Recommendation.Autoscaler(
                    4,
                    8,
                    "requests_per_second",
                    110,
                    100,
                    Duration.ofSeconds(15),
                    Duration.ofMinutes(5)))),
        new Verdict.Feasible(
            "Run 4 instances for the expected 440 requests/s: 3 are needed and 1 may fail."),
        List.of(
            "Instances behave alike and the gateway spreads requests evenly.",
            "What is behind the origin (database, cache) grows with it."));
  }

  private static GatewayAccount account(Recording recording) {
    return new GatewayAccount(
        recording.intervals().stream()
            .map(
                i -> {
                  Map<Integer, Long> statuses = new TreeMap<>();
                  statuses.put(200, i.good());
                  statuses.put(502, i.count(Outcome.BAD_GATEWAY));
                  statuses.put(-1, i.count(Outcome.RESET));
                  return new GatewayAccount.Second(i.epochSecond(), statuses);
                })
            .toList());
  }

  static List<EmittedFile> files() {
    return List.of(
        new EmittedFile(
            "hpa.yaml",
            """
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata:
              name: origin
            spec:
              minReplicas: 4
              maxReplicas: 8
              metrics:
                - type: Pods
                  pods:
                    metric:
                      name: requests_per_second
                    target:
                      type: AverageValue
                      averageValue: "110"
            """),
        new EmittedFile(
            "alerts.yaml",
            """
            groups:
              - name: headroom
                rules:
                  - alert: OriginNearSaturation
                    expr: sum(rate(http_requests_total[1m])) > 530
                    for: 1m
            """));
  }
}
