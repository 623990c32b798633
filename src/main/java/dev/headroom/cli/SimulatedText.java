package dev.headroom.cli;

import dev.headroom.fleet.Simulated;
import dev.headroom.fleet.Simulated.Counts;
import dev.headroom.fleet.Simulated.Latency;
import dev.headroom.fleet.Simulated.Span;
import dev.headroom.plan.Objective;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a simulation showed, for a terminal or as a table. */
final class SimulatedText {

  /** What fits a terminal of 24 lines with what stands above. */
  private static final int ROWS = 16;

  private SimulatedText() {}

  static String of(Simulated run, Optional<Objective> objective, OptionalDouble price) {
    StringBuilder text = new StringBuilder(512);
    Counts all = run.requests();
    text.append(
        format(
            "requests:  %,d, of which %s failed: %,d refused, %,d timed out%n",
            all.all(), all.errors(), all.refused(), all.timedOut()));
    text.append(
        format("latency:   mean %s, p99 %s%n", ms(all.good().mean()), ms(all.good().p99())));
    text.append(
        format(
            "instances: at most %d, %.1f instance-hours%s%n",
            run.most(),
            run.instanceHours(),
            price.isPresent()
                ? format(", cost %.2f", run.instanceHours() * price.getAsDouble())
                : ""));
    objective.ifPresent(o -> text.append(judged(run, o)));
    text.append(format("%n%9s %10s %10s %10s %10s%n", "time", "rate", "serving", "failed", "p99"));
    int each = Math.max(1, (run.spans().size() + ROWS - 1) / ROWS);
    for (int i = 0; i < run.spans().size(); i += each) {
      text.append(row(run.spans().subList(i, Math.min(run.spans().size(), i + each))));
    }
    return text.append("Rows show the mean rate, the fewest serving, and the worst of the rest.\n")
        .toString();
  }

  private static String judged(Simulated run, Objective objective) {
    List<Span> broken = run.spans().stream().filter(s -> !s.requests().meet(objective)).toList();
    return broken.isEmpty()
        ? format("objective: %s held all the time%n", objective)
        : format(
            "objective: %s broken in %d of %d stretches of %d s, first at %s%n",
            objective,
            broken.size(),
            run.spans().size(),
            run.spans().get(0).length().toSeconds(),
            clock(broken.get(0).start().toSeconds()));
  }

  private static String row(List<Span> spans) {
    double seconds = spans.stream().mapToDouble(s -> s.length().toNanos() / 1e9).sum();
    long requests = spans.stream().mapToLong(s -> s.requests().all()).sum();
    int serving = spans.stream().mapToInt(Span::serving).min().orElse(0);
    String errors =
        spans.stream()
            .map(s -> s.requests().errors())
            .max(Comparator.naturalOrder())
            .map(Object::toString)
            .orElse("");
    double p99 =
        spans.stream()
            .mapToDouble(s -> s.requests().good().p99())
            .filter(Double::isFinite)
            .max()
            .orElse(Double.NaN);
    return format(
        "%9s %8.0f/s %10d %10s %10s%n",
        clock(spans.get(0).start().toSeconds()), requests / seconds, serving, errors, ms(p99));
  }

  static String csv(Simulated run) {
    StringBuilder text = new StringBuilder(4096);
    text.append("time,seconds,requests,retries,refused,timed_out,mean_ms,p50_ms,p90_ms,p99_ms,");
    text.append("wanted,serving,instance_seconds\n");
    for (Span span : run.spans()) {
      Counts counts = span.requests();
      Latency good = counts.good();
      text.append(
          format(
              "%.3f,%.3f,%d,%d,%d,%d,%s,%s,%s,%s,%d,%d,%.3f%n",
              span.start().toNanos() / 1e9,
              span.length().toNanos() / 1e9,
              counts.all(),
              counts.retries(),
              counts.refused(),
              counts.timedOut(),
              cell(good.mean()),
              cell(good.p50()),
              cell(good.p90()),
              cell(good.p99()),
              span.wanted(),
              span.serving(),
              span.instanceSeconds()));
    }
    return text.toString();
  }

  /** Empty where nothing was answered. */
  private static String cell(double seconds) {
    return Double.isNaN(seconds) ? "" : format("%.3f", seconds * 1000);
  }

  private static String ms(double seconds) {
    return Double.isNaN(seconds) ? "–" : format("%.0f ms", seconds * 1000);
  }

  private static String clock(long seconds) {
    return format("%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
