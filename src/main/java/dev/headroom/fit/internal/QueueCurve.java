package dev.headroom.fit.internal;

import dev.headroom.fit.Band;
import dev.headroom.fit.LatencyCurve;
import dev.headroom.fit.LatencyCurve.Latency;
import dev.headroom.fit.LatencyCurve.Point;
import dev.headroom.quantity.Percentile;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The curve of the chosen queue model over the tested range, with pointwise bands. */
final class QueueCurve {

  /** Enough for a line that looks smooth on a page's width. */
  private static final int POINTS = 32;

  /** Ends of a band for the eye take fewer draws than a number does. */
  private static final int MOST_DRAWS = 24;

  private final QueueSolution solution;
  private final List<QueueFit> draws;

  private QueueCurve(QueueSolution solution) {
    this.solution = solution;
    this.draws = solution.draws().stream().limit(MOST_DRAWS).map(QueueSolution.Draw::fit).toList();
  }

  static LatencyCurve of(QueueSolution solution) {
    return new QueueCurve(solution).curve();
  }

  /** A fitted state and the table of its latencies. */
  private record State(SteadyState station, Percentiles latency) {}

  private LatencyCurve curve() {
    List<Window> windows = solution.setting().windows();
    double from = windows.get(0).offered();
    double to = windows.get(windows.size() - 1).offered();
    return new LatencyCurve(
        IntStream.rangeClosed(0, POINTS)
            .parallel()
            .mapToObj(i -> point(from + (to - from) * i / POINTS))
            .toList());
  }

  private Point point(double rate) {
    State kept = state(solution.choice().kept().fit(), rate);
    List<State> drawn = draws.stream().map(fit -> state(fit, rate)).toList();
    Percentile objective = solution.objective().percentile();
    double served = 1 - solution.setting().floor();
    return new Point(
        rate,
        band(kept, drawn, s -> s.station().served().getValue() * served),
        band(kept, drawn, s -> s.station().gatewayErrors().getValue()),
        band(kept, drawn, s -> s.latency().millis(objective)),
        new Latency(
            band(kept, drawn, s -> 1e3 * s.station().meanSeconds().getValue()),
            band(kept, drawn, s -> s.latency().millis(Percentile.P50)),
            band(kept, drawn, s -> s.latency().millis(Percentile.P90)),
            band(kept, drawn, s -> s.latency().millis(Percentile.P99)),
            band(kept, drawn, s -> s.latency().millis(Percentile.P999))));
  }

  private static State state(QueueFit fit, double rate) {
    SteadyState station = fit.at(rate);
    double shortest = fit.data().service().points().get(0).seconds() / 2;
    return new State(station, new Percentiles(station, shortest));
  }

  private Band band(State kept, List<State> drawn, ToDoubleFunction<State> of) {
    double value = of.applyAsDouble(kept);
    double[] values = drawn.stream().mapToDouble(of).filter(Double::isFinite).toArray();
    if (!Double.isFinite(value) || values.length < drawn.size()) {
      return Double.isFinite(value) ? Band.of(value) : Band.UNKNOWN;
    }
    double[] ends = Resampling.ends(Arrays.copyOf(values, values.length), solution.level());
    return new Band(Math.min(value, ends[0]), value, Math.max(value, ends[1]));
  }
}
