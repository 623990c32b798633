package dev.headroom.ingest.internal;

import dev.headroom.collect.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plain table of seconds, for whatever can count requests.
 *
 * <pre>
 * file    = header LF *( row LF )        ; RFC 4180; delimiter "," ";" TAB or "|"
 * header  = names of columns, in any order and case:
 *           time                         ; the second that is counted
 *           offered                      ; requests that were due in it
 *           completed                    ; requests that ended in it, good and bad
 *         [ errors ]                     ; of those, the ones that ended badly
 *         [ good ]                       ; of those, the ones that ended well
 *         [ sent ]                       ; requests that left in it; without it, all that were due
 *         [ bad_gateway | unavailable | … ]  ; of the errors, by outcome, "-" or "_" in names
 *         [ anything else ]              ; p50_ms, p99_ms, mean_ms, …: passed over
 * row     = as many cells; counts are decimal numbers from 0
 * time    = seconds from the start, below a week | a point in time, see EpochTime
 * </pre>
 *
 * <p>One of {@code errors} and {@code good} has to be there, or all that completed was good. Errors
 * without any column of an outcome count as gateway errors (bad-gateway), beside such columns the
 * rest counts as server-error. Rows of one second are added.
 *
 * <p>Percentiles of single seconds can't be added up to those of a level, so nothing is known of
 * latency.
 */
public final class SecondsRows implements RowReader {

  private static final long MICROS = 1_000_000L;

  /** A week, as long as a recording may be. */
  private static final double MOST_FROM_START = 7 * 86_400;

  private final int time;
  private final int offered;
  private final int sent;
  private final int completed;
  private final int errors;
  private final int good;
  private final Map<Outcome, Integer> byOutcome = new EnumMap<>(Outcome.class);
  private final boolean latencies;
  private boolean relative;
  private boolean absolute;
  private boolean unnamed;

  public SecondsRows(Header header) {
    time = header.find("time");
    offered = header.find("offered");
    sent = header.find("sent");
    completed = header.find("completed");
    errors = header.find("errors");
    good = header.find("good");
    for (Outcome outcome : Outcome.values()) {
      int position =
          Math.max(header.find(outcome.id()), header.find(outcome.id().replace('-', '_')));
      if (position >= 0 && outcome != Outcome.OK) {
        byOutcome.put(outcome, position);
      }
    }
    latencies = header.positions().keySet().stream().anyMatch(n -> n.matches("(p\\d+|mean).*"));
  }

  /** The columns, when the first row of a file shows that it is one of these. */
  public static Optional<Header> header(List<String> first) {
    Header named = Header.of(first, true);
    return named.has("time", "offered", "completed") ? Optional.of(named) : Optional.empty();
  }

  @Override
  public void row(List<String> cells, Part into) {
    long second = second(cells.get(time).strip());
    long due = count(cells, offered, "offered");
    long ended = count(cells, completed, "completed");
    long named = 0;
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    for (Map.Entry<Outcome, Integer> column : byOutcome.entrySet()) {
      long count = count(cells, column.getValue(), column.getKey().id());
      counts.put(column.getKey(), count);
      named += count;
    }
    long failed = failed(cells, ended, named);
    if (failed > ended || named > failed) {
      throw new IllegalArgumentException(
          failed > ended
              ? failed + " errors of " + ended + " that completed"
              : named + " errors by outcome of " + failed + " in all");
    }
    long rest = failed - named;
    counts.merge(byOutcome.isEmpty() ? Outcome.BAD_GATEWAY : Outcome.SERVER_ERROR, rest, Long::sum);
    unnamed |= rest > 0 && byOutcome.isEmpty();
    into.offered(second, due, sent < 0 ? due : count(cells, sent, "sent"));
    into.ended(second, Outcome.OK, ended - failed);
    counts.forEach((outcome, count) -> into.ended(second, outcome, count));
  }

  private long failed(List<String> cells, long ended, long named) {
    if (errors >= 0) {
      return count(cells, errors, "errors");
    }
    return good >= 0 ? Math.max(0, ended - count(cells, good, "good")) : named;
  }

  private long second(String text) {
    boolean small = text.indexOf(':') < 0 && Decimal.parse(text, "a time") < MOST_FROM_START;
    if (small ? absolute : relative) {
      throw new IllegalArgumentException("'" + text + "' is a time of another kind than before");
    }
    relative |= small;
    absolute |= !small;
    return small ? (long) Decimal.parse(text, "a time") : EpochTime.micros(text) / MICROS;
  }

  private static long count(List<String> cells, int position, String what) {
    double count = Decimal.parse(cells.get(position), "a count in column " + what);
    if (count > MOST_REQUESTS) {
      throw new IllegalArgumentException(cells.get(position) + " is too many in column " + what);
    }
    return Math.round(count);
  }

  /** A thousand times what one machine sends in a second. */
  private static final double MOST_REQUESTS = 1e9;

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (latencies) {
      notes.add(
          "The columns of latency were not used: percentiles of single seconds can't be added up.");
    }
    if (unnamed) {
      notes.add(
          "Errors without a kind were counted as gateway errors; add columns such as bad_gateway and"
              + " server_error to tell them apart.");
    }
    return notes;
  }
}
