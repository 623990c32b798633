package dev.headroom.live;

import dev.headroom.collect.Interval;
import dev.headroom.collect.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is known of a run at one second, in words: the same on a terminal and on a page. */
public final class Words {

  /** What items of a line are told apart by where they stand in one text; in none of them. */
  static final String SEPARATOR = " · ";

  private Words() {}

  /**
   * One line of it.
   *
   * @param label what it is about
   * @param items what there is to say, each short and whole in itself
   */
  public record Line(String label, List<String> items) {

    public Line {
      items = List.copyOf(items);
    }
  }

  /** All of it, the most important first. */
  public static List<Line> of(Status status) {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("phase", phase(status)));
    lines.add(new Line("rate", rate(status.second())));
    lines.add(new Line("latency", latency(status)));
    lines.add(new Line("errors", errors(status)));
    lines.add(new Line("injector", Health.of(status.second())));
    status.search().ifPresent(sentence -> lines.add(new Line("search", List.of(sentence))));
    lines.add(new Line("left", left(status.left())));
    return lines;
  }

  /** In one line, for a log. */
  public static String brief(Status status) {
    Interval second = status.second();
    return String.format(
        Locale.ROOT,
        "%s: offered %d/s, good %d/s, %s, errors: %s; %s",
        phase(status).get(0),
        second.offered(),
        second.good(),
        String.join(", ", latency(status)),
        String.join(", ", errors(status)),
        String.join(", ", left(status.left())));
  }

  private static List<String> phase(Status status) {
    String name = status.phase().isPresent() ? status.second().phase() : "between phases";
    return List.of(name, clock(status.elapsed()) + " since the start");
  }

  private static List<String> rate(Interval second) {
    return List.of(
        "offered " + second.offered() + "/s",
        "good " + second.good() + "/s",
        String.format(Locale.ROOT, "asked for %.0f/s", second.target()),
        "sent " + second.sent() + "/s",
        "in flight " + second.inFlight());
  }

  private static List<String> latency(Status status) {
    return status.second().good() == 0
        ? List.of("no good answer")
        : List.of(
            "p50 " + millis(status.row().p50Micros()), "p99 " + millis(status.row().p99Micros()));
  }

  private static List<String> errors(Status status) {
    List<String> items = new ArrayList<>();
    for (Map.Entry<Outcome, Long> known : status.failures().entrySet()) {
      long latest = status.second().count(known.getKey());
      items.add(known.getKey().id() + " " + latest + "/s (" + known.getValue() + " so far)");
    }
    return items.isEmpty() ? List.of("none") : items;
  }

  private static List<String> left(Status.Left left) {
    String load = (left.atMost() ? "at most " : "") + clock(left.load()) + " of load in all";
    return left.phase().isZero()
        ? List.of(load)
        : List.of(clock(left.phase()) + " of this phase", load);
  }

  /** Milliseconds, with a decimal below ten. */
  static String millis(long micros) {
    double millis = micros / 1000.0;
    return String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%.0f ms", millis);
  }

  /** Minutes and seconds, hours where there are any. */
  static String clock(Duration time) {
    return time.toHours() == 0
        ? String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart())
        : String.format(
            Locale.ROOT,
            "%d:%02d:%02d",
            time.toHours(),
            time.toMinutesPart(),
            time.toSecondsPart());
  }
}
