package dev.headroom.accuracy;

import dev.headroom.collect.ScalingPoint;
import dev.headroom.fit.Scaling;
import dev.headroom.fit.ScalingFitter;
import dev.headroom.fit.ScalingLaw;
import dev.headroom.quantity.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/** The intervals of the scaling law's parameters; saturation notes, section 1. */
final class OverInstances implements Experiment {

  private static final String PEERS = "R package usl 0.85 to 0.89";

  /** The laws of two published series, and the noise about them. */
  private record Series(String name, ScalingLaw law, double deviation, List<Double> instances) {}

  private static final List<Series> SERIES =
      List.of(
          new Series(
              "Cisco, 32 points",
              new ScalingLaw(0.0267159, 7.69094e-4, new Rate(995.65)),
              187.9,
              DoubleStream.iterate(1, n -> n <= 32, n -> n + 1).boxed().toList()),
          new Series(
              "SPEC SDM91, 7 points",
              new ScalingLaw(0.0277285, 1.043655e-4, new Rate(89.995)),
              15,
              List.of(1.0, 18.0, 36.0, 72.0, 108.0, 144.0, 216.0)));

  @Override
  public String title() {
    return "Scaling over instances";
  }

  @Override
  public String method() {
    return """
    Series on the laws of two published ones with Gaussian noise; nominal coverage is 95 %.\
    """;
  }

  @Override
  public int runs() {
    return 600;
  }

  @Override
  public int few() {
    return 15;
  }

  @Override
  public List<Finding> measure(int runs) {
    List<Finding> findings = new ArrayList<>();
    for (Series series : SERIES) {
      List<Scaling> fits = Trials.run(runs, seed -> fit(series, seed));
      ScalingLaw law = series.law;
      findings.add(
          finding(
              series,
              "contention",
              Trials.of(fits, f -> Trial.of(f.contention(), law.contention()))));
      findings.add(
          finding(
              series, "crosstalk", Trials.of(fits, f -> Trial.of(f.crosstalk(), law.crosstalk()))));
      findings.add(
          finding(
              series,
              "unit rate",
              Trials.of(fits, f -> Trial.of(f.unitRate(), law.unitRate().perSecond()))));
    }
    return findings;
  }

  private static Finding finding(Series series, String parameter, Trials trials) {
    return new Finding(series.name + ", " + parameter, Goal.coverage(0.93, 0.97), trials, PEERS);
  }

  private static Scaling fit(Series series, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<ScalingPoint> points = new ArrayList<>();
    for (double n : series.instances) {
      double exact = series.law.throughput(n).perSecond();
      points.add(new ScalingPoint(n, new Rate(exact + series.deviation * random.nextGaussian())));
    }
    return ScalingFitter.withDefaults().fit(points);
  }
}
