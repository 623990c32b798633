package dev.headroom.report.internal;

import static dev.headroom.report.internal.Figures.count;

import dev.headroom.collect.Interval;
import dev.headroom.collect.Outcome;
import dev.headroom.report.GatewayAccount;
import dev.headroom.report.ReportData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How requests ended: as the visitors saw it, beside what the gateway logged. */
final class AccountTable {

  private final Map<Outcome, Long> seen = new TreeMap<>();
  private final Map<Integer, Long> logged;

  private AccountTable(List<Interval> intervals, Map<Integer, Long> logged) {
    for (Interval interval : intervals) {
      interval.outcomes().forEach((outcome, n) -> seen.merge(outcome, n, Long::sum));
    }
    this.logged = logged;
  }

  static Table of(ReportData data) {
    Map<Integer, Long> logged = data.gateway().map(GatewayAccount::totals).orElse(Map.of());
    List<Table.Row> rows = new AccountTable(data.recording().intervals(), logged).rows();
    return new Table(
        "How requests ended",
        List.of("Ended as", "Visitors saw", "Gateway logged"),
        1,
        data.gateway().isPresent() ? rows : rows.stream().map(AccountTable::unlogged).toList());
  }

  private static Table.Row unlogged(Table.Row row) {
    return Table.Row.of(row.cells().get(0), row.cells().get(1), "–");
  }

  private List<Table.Row> rows() {
    List<Table.Row> rows = new ArrayList<>();
    rows.add(row("Good answers", seen(Outcome.OK), logged(100, 399)));
    rows.add(row("502 Bad Gateway", seen(Outcome.BAD_GATEWAY), logged(502, 502)));
    rows.add(row("503 Service Unavailable", seen(Outcome.UNAVAILABLE), logged(503, 503)));
    rows.add(row("504 Gateway Timeout", seen(Outcome.GATEWAY_TIMEOUT), logged(504, 504)));
    rows.add(row("Closed without an answer", seen(Outcome.RESET), logged(Integer.MIN_VALUE, 99)));
    rows.add(
        row(
            "Other 5xx",
            seen(Outcome.SERVER_ERROR),
            logged(500, 501) + logged(505, Integer.MAX_VALUE)));
    rows.add(
        row(
            "4xx and rate limited",
            seen(Outcome.CLIENT_ERROR) + seen(Outcome.LIMITED),
            logged(400, 499)));
    rows.add(row("Timed out, not connected or not valid", neverReached(), 0));
    return rows.stream().filter(r -> !r.cells().subList(1, 3).equals(List.of("0", "0"))).toList();
  }

  private long neverReached() {
    return seen(Outcome.TIMEOUT)
        + seen(Outcome.REFUSED)
        + seen(Outcome.CONNECT_FAILED)
        + seen(Outcome.DNS_FAILED)
        + seen(Outcome.TLS_FAILED)
        + seen(Outcome.INVALID_RESPONSE);
  }

  private static Table.Row row(String name, long seen, long logged) {
    return Table.Row.of(name, count(seen), count(logged));
  }

  private long seen(Outcome outcome) {
    return seen.getOrDefault(outcome, 0L);
  }

  private long logged(int from, int to) {
    return logged.entrySet().stream()
        .filter(e -> e.getKey() >= from && e.getKey() <= to)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
