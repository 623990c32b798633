package dev.headroom.store.internal;

import dev.headroom.fleet.Simulated;
import dev.headroom.fleet.Simulated.Counts;
import dev.headroom.fleet.Simulated.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The document of a simulation, version 1; rates in requests per second, times in seconds. */
public final class SimulationJson {

  private SimulationJson() {}

  /**
   * The document.
   *
   * @param hourlyPrice of an instance
   */
  public static Map<String, @Nullable Object> tree(Simulated run, OptionalDouble hourlyPrice) {
    Map<String, @Nullable Object> tree = Tree.of("version", 1);
    tree.putAll(counts(run.requests()));
    tree.putAll(
        Tree.of(
            "mostInstances", run.most(),
            "instanceHours", run.instanceHours(),
            "cost",
                hourlyPrice.isPresent() ? run.instanceHours() * hourlyPrice.getAsDouble() : null,
            "timeline", Tree.list(run.spans(), SimulationJson::span)));
    return tree;
  }

  private static Map<String, @Nullable Object> span(Span span) {
    double seconds = Tree.seconds(span.length());
    Map<String, @Nullable Object> tree =
        Tree.of(
            "start",
            Tree.seconds(span.start()),
            "length",
            seconds,
            "offered",
            span.requests().all() / seconds);
    tree.putAll(counts(span.requests()));
    tree.putAll(
        Tree.of(
            "wanted", span.wanted(),
            "serving", span.serving(),
            "instanceSeconds", span.instanceSeconds()));
    return tree;
  }

  private static Map<String, @Nullable Object> counts(Counts counts) {
    return new LinkedHashMap<>(
        Tree.of(
            "requests", counts.all(),
            "retries", counts.retries(),
            "refused", counts.refused(),
            "timedOut", counts.timedOut(),
            "errors", counts.errors().value(),
            "latency",
                Tree.of(
                    "mean", counts.good().mean(),
                    "p50", counts.good().p50(),
                    "p90", counts.good().p90(),
                    "p99", counts.good().p99(),
                    "p999", counts.good().p999())));
  }
}
