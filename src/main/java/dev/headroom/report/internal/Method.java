package dev.headroom.report.internal;

import dev.headroom.collect.Interval;
import dev.headroom.load.Ceiling;
import dev.headroom.load.RunRecord;
import dev.headroom.plan.Plan;
import dev.headroom.report.ReportData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How it was measured, as names and values. */
public final class Method {

  private Method() {}

  /** One fact of it. */
  public record Item(String name, String value) {}

  static List<Item> of(ReportData data) {
    List<Item> items = new ArrayList<>();
    RunRecord run = data.recording().run();
    Plan plan = data.plan();
    items.add(new Item("Target", plan.target().url().toString()));
    items.add(new Item("Scenario", scenario(plan)));
    items.add(
        new Item(
            "Arrivals",
            plan.load().arrivals().name().toLowerCase(Locale.ROOT)
                + ", open loop, seed "
                + plan.load().seed()));
    items.add(new Item("Gateway", run.gateway().orElse("not known")));
    items.add(
        new Item(
            "Load generator’s own ceiling",
            run.ceiling().map(Method::ceiling).orElse("not measured")));
    items.add(new Item("Largest send delay", lag(data.recording().intervals())));
    items.addAll(OwnHealth.items(data));
    run.environment().forEach((name, value) -> items.add(new Item(name, value)));
    return List.copyOf(items);
  }

  private static String scenario(Plan plan) {
    return plan.scenario()
        .simulation()
        .map(s -> "simulation " + s)
        .orElseGet(
            () ->
                String.join(
                    ", ",
                    plan.scenario().requests().stream()
                        .map(r -> r.name() + " (" + r.method() + " " + r.path() + ")")
                        .toList()));
  }

  private static String ceiling(Ceiling ceiling) {
    String held = Figures.rate(ceiling.held().perSecond()) + " requests/s";
    return ceiling.exhausted() ? held : "at least " + held;
  }

  private static String lag(List<Interval> intervals) {
    long micros = intervals.stream().mapToLong(i -> i.lag().p99Micros()).max().orElse(-1);
    return micros < 0
        ? "not known"
        : Figures.latency(Duration.ofNanos(micros * 1000)) + " (p99 of the worst second)";
  }
}
