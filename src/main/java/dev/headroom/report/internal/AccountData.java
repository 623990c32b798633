package dev.headroom.report.internal;

import dev.headroom.collect.Interval;
import dev.headroom.report.GatewayAccount.Second;
import dev.headroom.report.ReportData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gateway errors a second, as the gateway logged them and as the visitors saw them. */
final class AccountData {

  private AccountData() {}

  static Map<String, List<Double>> of(ReportData data, List<Interval> drawn, long start) {
    Map<Long, Long> logged = new TreeMap<>();
    data.gateway().ifPresent(g -> g.seconds().forEach(s -> logged.put(s.epochSecond(), errors(s))));
    Timeline timeline = Timeline.of(drawn);
    List<Double> gateway = new ArrayList<>();
    List<Double> injector = new ArrayList<>();
    List<Double> times = new ArrayList<>();
    for (Bin bin : timeline.bins()) {
      times.add((double) (bin.start() - start));
      injector.add(bin.mean(Interval::gatewayErrors));
      gateway.add(bin.mean(i -> logged.getOrDefault(i.epochSecond(), 0L)));
    }
    Map<String, List<Double>> columns = new LinkedHashMap<>();
    columns.put("t", times);
    columns.put("injector", injector);
    columns.put("gateway", gateway);
    columns.put("binSeconds", List.of((double) timeline.binSeconds()));
    return columns;
  }

  /** 502, 503, 504 and what was logged without an answer. */
  private static long errors(Second second) {
    return second.byStatus().entrySet().stream()
        .filter(e -> isError(e.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static boolean isError(int status) {
    return status < 100 || (status >= 502 && status <= 504);
  }
}
