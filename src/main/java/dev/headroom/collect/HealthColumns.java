package dev.headroom.collect;

import dev.headroom.collect.Columns.Cells;
import dev.headroom.load.SelfObserver.Holding;
import dev.headroom.load.SelfObserver.Stock;
import java.util.List;
import java.util.Optional;

/** The columns of {@code intervals.csv} that tell how the injector did; they are the last ones. */
final class HealthColumns {

  static final List<String> NAMES =
      List.of(
          "gc_ms",
          "timer_p99_us",
          "timer_max_us",
          "ports_used",
          "ports_limit",
          "files_used",
          "files_limit",
          "no_port",
          "no_file");

  private HealthColumns() {}

  static List<String> cells(InjectorHealth health) {
    boolean known = !Double.isNaN(health.pausedMillis());
    return List.of(
        Columns.decimal(health.pausedMillis()),
        known ? Long.toString(health.timers().p99Micros()) : "",
        known ? Long.toString(health.timers().maxMicros()) : "",
        used(health.holding().ports()),
        limit(health.holding().ports()),
        used(health.holding().files()),
        limit(health.holding().files()),
        Long.toString(health.portless()),
        Long.toString(health.fileless()));
  }

  private static String used(Optional<Stock> stock) {
    return stock.map(s -> Long.toString(s.used())).orElse("");
  }

  private static String limit(Optional<Stock> stock) {
    return stock.map(s -> Long.toString(s.limit())).orElse("");
  }

  /** Of a row; one without these columns tells nothing. */
  static InjectorHealth read(Cells cells) {
    if (!cells.has("no_port")) {
      return InjectorHealth.UNKNOWN;
    }
    return new InjectorHealth(
        cells.numberOrNaN("gc_ms"),
        cells.has("timer_p99_us")
            ? new Interval.Lag(cells.count("timer_p99_us"), cells.count("timer_max_us"))
            : InjectorHealth.UNKNOWN.timers(),
        new Holding(stock(cells, "ports"), stock(cells, "files")),
        cells.count("no_port"),
        cells.count("no_file"));
  }

  private static Optional<Stock> stock(Cells cells, String what) {
    return cells.has(what + "_used")
        ? Optional.of(new Stock(cells.count(what + "_used"), cells.count(what + "_limit")))
        : Optional.empty();
  }
}
