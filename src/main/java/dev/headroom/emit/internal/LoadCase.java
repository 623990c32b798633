package dev.headroom.emit.internal;

import dev.headroom.emit.internal.MeasuredSpike.Second;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * The test of the alerts on load.
 *
 * @param name of the service
 * @param spike what is played
 * @param instances that were up all the time
 */
record LoadCase(String name, AlertValues alerts, MeasuredSpike spike, int instances) {

  String text() {
    StringBuilder text = new StringBuilder();
    text.append("  - interval: ").append(alerts.scrape()).append("s\n    input_series:\n");
    text.append(counter("http_requests_total{service=\"" + name + "\"}", Second::sent));
    text.append(responses("200", Second::answered)).append(responses("502", Second::failed));
    text.append(constant("kube_deployment_status_replicas_ready{deployment=\"" + name + "\"}"));
    String hpa = "{horizontalpodautoscaler=\"" + name + "\"}";
    text.append(constant("kube_horizontalpodautoscaler_status_current_replicas" + hpa));
    text.append(constant("kube_horizontalpodautoscaler_spec_max_replicas" + hpa));
    text.append("    promql_expr_test:\n");
    times().forEach((alert, first) -> text.append(expected(alert, first)));
    return text.toString();
  }

  /** In one sentence: which alerts are in time. */
  String summary() {
    long early = times().values().stream().filter(this::inTime).count();
    return spike.onset().isEmpty()
        ? "No errors were seen in it."
        : early == times().size()
            ? "Every alert on load fires before errors begin."
            : early + " of " + times().size() + " alerts on load fire before errors begin.";
  }

  private Map<String, Optional<Integer>> times() {
    return new AlertTimes(alerts, spike.rates(alerts.scrape()), instances).first();
  }

  private boolean inTime(Optional<Integer> first) {
    return first.isPresent() && first.get() <= deadline() && first.get() > quietScrapes();
  }

  private int quietScrapes() {
    return spike.quiet() / alerts.scrape();
  }

  /** The last scrape at whose time nothing had failed; without errors the last before the fall. */
  private int deadline() {
    return spike.onset().orElse(spike.fallen()) / alerts.scrape();
  }

  private String expected(String alert, Optional<Integer> first) {
    if (first.isEmpty()) {
      return Expectation.never(alert, "not reached by the measured spike", seconds(lastScrape()));
    }
    if (first.get() <= quietScrapes()) {
      return Expectation.fires(alert, "on the baseline already", seconds(first.get()));
    }
    String silent = Expectation.never(alert, "silent on the baseline", seconds(quietScrapes()));
    if (spike.onset().isEmpty()) {
      return silent + Expectation.fires(alert, "in the spike", seconds(first.get()));
    }
    return inTime(first)
        ? silent + Expectation.fires(alert, "before errors begin", seconds(deadline()))
        : silent + late(alert, first.get());
  }

  private String late(String alert, int first) {
    int seconds = seconds(first) - spike.onset().orElse(0);
    String why = "only " + seconds + " s after errors began: the rise is too steep for it";
    return Expectation.fires(alert, why, seconds(first));
  }

  private int seconds(int scrape) {
    return scrape * alerts.scrape();
  }

  private int lastScrape() {
    return spike.seconds().size() / alerts.scrape();
  }

  private String responses(String status, ToLongFunction<Second> count) {
    String labels = "{service=\"" + name + "\",status=\"" + status + "\"}";
    return counter("gateway_responses_total" + labels, count);
  }

  private String counter(String series, ToLongFunction<Second> count) {
    StringBuilder values = new StringBuilder("0");
    long sum = 0;
    for (int second = 1; second <= spike.seconds().size(); second++) {
      sum += count.applyAsLong(spike.seconds().get(second - 1));
      if (second % alerts.scrape() == 0) {
        values.append(' ').append(sum);
      }
    }
    return Expectation.series(series, values.toString());
  }

  private String constant(String series) {
    return Expectation.series(series, instances + "+0x" + lastScrape());
  }
}
