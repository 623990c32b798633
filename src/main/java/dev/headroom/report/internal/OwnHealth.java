package dev.headroom.report.internal;

import dev.headroom.collect.InjectorHealth;
import dev.headroom.collect.Interval;
import dev.headroom.fit.Quality.Excluded;
import dev.headroom.load.SelfObserver.Holding;
import dev.headroom.load.SelfObserver.Stock;
import dev.headroom.report.ReportData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** How the load generator itself did, by the worst of its seconds. */
final class OwnHealth {

  /** How the fit begins the reasons that name the load generator. */
  private static final String OWN = "the injector";

  private OwnHealth() {}

  /** What is known of it, for those who want to know. */
  static List<Method.Item> items(ReportData data) {
    List<Interval> seconds = data.recording().intervals();
    List<Method.Item> items = new ArrayList<>();
    seconds.stream()
        .map(Interval::health)
        .filter(health -> !Double.isNaN(health.pausedMillis()))
        .max(Comparator.comparingDouble(InjectorHealth::pausedMillis))
        .ifPresent(h -> items.add(new Method.Item("Load generator’s pauses", pauses(h, seconds))));
    seconds.stream()
        .mapToDouble(Interval::injectorCpu)
        .filter(Double::isFinite)
        .max()
        .ifPresent(cpu -> items.add(new Method.Item("Processors it used", processors(cpu))));
    stock(seconds, Holding::ports)
        .ifPresent(ports -> items.add(new Method.Item("Local ports in use", "at most " + ports)));
    stock(seconds, Holding::files)
        .ifPresent(files -> items.add(new Method.Item("Files it had open", "at most " + files)));
    items.add(
        new Method.Item("Seconds it was the limit", mattered(data).orElse("none in a level")));
    return items;
  }

  private static String pauses(InjectorHealth worst, List<Interval> seconds) {
    long timers = seconds.stream().mapToLong(s -> s.health().timers().p99Micros()).max().orElse(0);
    return String.format(
        Locale.ROOT,
        "%s to collect garbage in the worst second; its event loops were late by %s (p99 of the"
            + " worst second)",
        latency(Math.round(worst.pausedMillis() * 1000)),
        latency(timers));
  }

  private static String latency(long micros) {
    return Figures.latency(Duration.ofNanos(micros * 1000));
  }

  private static String processors(double cpu) {
    return String.format(Locale.ROOT, "%.0f %% of the machine’s in the worst second", 100 * cpu);
  }

  private static Optional<String> stock(
      List<Interval> seconds, Function<Holding, Optional<Stock>> which) {
    return seconds.stream()
        .flatMap(second -> which.apply(second.health().holding()).stream())
        .max(Comparator.comparingLong(Stock::used))
        .map(most -> Figures.count(most.used()) + " of " + Figures.count(most.limit()));
  }

  /** What was left out for its sake, if anything was. */
  static Optional<String> mattered(ReportData data) {
    List<Excluded> own =
        data.fit().quality().excluded().stream().filter(e -> e.reason().contains(OWN)).toList();
    long seconds = own.stream().filter(e -> e.what().contains(" at second ")).count();
    long levels = own.size() - seconds;
    return own.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "the limit in %s and %s, left out",
                counted(seconds, "second"),
                counted(levels, "level")));
  }

  private static String counted(long count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }
}
