package dev.headroom.report.internal;

import dev.headroom.fit.SpikeForecast;
import dev.headroom.report.ReportData;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The answer in plain text: at most {@value #LINES} lines of at most {@value #COLUMNS} columns,
 * without control characters.
 */
public final class TextSummary {

  /** A terminal of the classic size, with a line left for the prompt or a path. */
  private static final int LINES = 23;

  private static final int COLUMNS = 80;

  private final List<String> lines = new ArrayList<>();

  private TextSummary() {}

  /** The whole summary, ending in a newline. */
  public static String render(ReportData data) {
    TextSummary text = new TextSummary();
    text.answer(data);
    text.facts(Answer.of(data).facts());
    data.fit().spike().ifPresent(text::spike);
    OwnHealth.mattered(data).ifPresent(text::own);
    text.proof(Tables.trials(data));
    text.warnings(data);
    return String.join("\n", text.lines.subList(0, Math.min(LINES, text.lines.size()))) + "\n";
  }

  private void answer(ReportData data) {
    Answer answer = Answer.of(data);
    String when = Page.when(data);
    String name = cut(clean(data.plan().name()), COLUMNS - when.length() - 2);
    lines.add(name + " ".repeat(COLUMNS - when.length() - name.length()) + when);
    add(data.plan().target().url() + "  " + data.plan().objective());
    lines.add("");
    wrap(answer.headline(), 2);
    wrap(answer.verdict(), 3);
    answer.notices().stream().limit(2).forEach(n -> wrap(n.tone().sign() + " " + n.text(), 2));
    lines.add("");
  }

  private void facts(List<Fact> facts) {
    for (Fact fact : facts) {
      String number = (fact.value() + " " + shortUnit(fact.unit())).strip();
      add(String.format(Locale.ROOT, "  %-18s %-12s %s", fact.label(), number, fact.brief()));
    }
  }

  private void spike(SpikeForecast spike) {
    add(String.format(Locale.ROOT, "  %-18s %s", "Spike foretold", Foretold.brief(spike)));
  }

  private void own(String mattered) {
    add(String.format(Locale.ROOT, "  %-18s %s", "Load generator", mattered));
  }

  private static String shortUnit(String unit) {
    return unit.startsWith("requests/s") ? "/s" : "";
  }

  private void proof(Table trials) {
    if (trials.rows().isEmpty()) {
      return;
    }
    lines.add("");
    add(trial("Proof", "foretold", "found", "instances", "errors", trials.columns().get(5)));
    for (Table.Row row : trials.rows()) {
      List<String> c = row.cells();
      add(trial(c.get(0), c.get(1), c.get(2), c.get(3), c.get(4), c.get(5)));
    }
  }

  private static String trial(
      String name, String foretold, String found, String instances, String errors, String latency) {
    return String.format(
        Locale.ROOT,
        "  %-27s %-8s %-8s %9s %9s %11s",
        name,
        foretold,
        cut(found, 8),
        instances,
        errors,
        latency);
  }

  private void warnings(ReportData data) {
    int count = data.fit().warnings().size();
    int assumptions = data.recommendation().map(r -> r.assumptions().size()).orElse(0);
    if (count + assumptions > 0) {
      lines.add("");
      add("  " + counted(count, "warning") + ", " + counted(assumptions, "assumption") + ".");
    }
  }

  private static String counted(int count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }

  private void wrap(String text, int most) {
    String left = clean(text);
    for (int line = 1; !left.isEmpty(); line++) {
      int end = left.length() <= COLUMNS ? left.length() : left.lastIndexOf(' ', COLUMNS);
      if (line == most || end <= 0) {
        lines.add(cut(left, COLUMNS));
        return;
      }
      lines.add(left.substring(0, end));
      left = left.substring(end).strip();
    }
  }

  private void add(String line) {
    lines.add(cut(clean(line), COLUMNS).stripTrailing());
  }

  private static String clean(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ").replace('’', '\'');
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
