package dev.headroom.fit.internal;

import dev.headroom.collect.ScalingPoint;
import dev.headroom.fit.Scaling;
import dev.headroom.fit.ScalingFitter;
import dev.headroom.fit.ScalingModel;
import dev.headroom.ingest.ScalingCsv;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresOptimizer.Optimum;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The Universal Scalability Law on published series, against commons-math's Levenberg–Marquardt as
 * it comes: parameters not scaled, no bounds, one start, its own idea of when to stop.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
public class ScalingBenchmark {

  /** Which series. */
  @Param({"cisco", "specsdm91"})
  public String series = "";

  private List<ScalingPoint> points = List.of();
  private List<Observation> data = List.of();

  /** Reads it. */
  @Setup
  public void read() throws IOException {
    String file = "/reference/usl/" + series + ".csv";
    try (InputStream in = ScalingBenchmark.class.getResourceAsStream(file)) {
      byte[] text = Objects.requireNonNull(in, file).readAllBytes();
      points = ScalingCsv.parse(new String(text, StandardCharsets.UTF_8), series);
    }
    data =
        points.stream()
            .map(p -> new Observation(p.instances(), p.throughput().perSecond()))
            .toList();
  }

  /** From the first of the starts that ours tries. */
  @Benchmark
  public Optimum unscaled() {
    double[] y = data.stream().mapToDouble(Observation::y).toArray();
    return new LevenbergMarquardtOptimizer()
        .optimize(
            new LeastSquaresBuilder()
                .start(ScalingFit.starts(ScalingModel.USL, data).get(0))
                .target(y)
                .model(point -> valueAndJacobian(point.toArray()))
                .maxEvaluations(10_000)
                .maxIterations(10_000)
                .build());
  }

  private Pair<RealVector, RealMatrix> valueAndJacobian(double[] parameters) {
    Curve curve = new UniversalCurve();
    double[] values = new double[data.size()];
    double[][] jacobian = new double[values.length][];
    for (int i = 0; i < values.length; i++) {
      values[i] = curve.value(data.get(i).x(), parameters);
      jacobian[i] = curve.gradient(data.get(i).x(), parameters);
    }
    return Pair.create(
        new ArrayRealVector(values, false), new Array2DRowRealMatrix(jacobian, false));
  }

  /** Scaled, within bounds, from the same start alone. */
  @Benchmark
  public Optional<Solution> oneStart() {
    return LeastSquares.within(
        new UniversalCurve(),
        data,
        UniversalCurve.BOUNDS,
        ScalingFit.held(ScalingModel.USL),
        ScalingFit.starts(ScalingModel.USL, data).subList(0, 1));
  }

  /** Scaled, within bounds, from all nine starts. */
  @Benchmark
  public Optional<ScalingFit> allStarts() {
    return ScalingFit.of(ScalingModel.USL, data);
  }

  /** All three laws, the choice, and every interval. */
  @Benchmark
  public Scaling whole() {
    return ScalingFitter.withDefaults().fit(points);
  }
}
