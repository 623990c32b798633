package dev.headroom.report.internal;

import dev.headroom.fit.Recovery;
import dev.headroom.fit.Recovery.End;
import dev.headroom.report.ReportData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the run's spike did to the origin and how that ended.
 *
 * @param tone whether it got over it
 * @param sentence how it ended
 * @param table what was seen, no rows where there was no spike
 */
public record SpikeStory(Tone tone, String sentence, Table table) {

  static SpikeStory of(ReportData data) {
    return data.fit()
        .recovery()
        .map(SpikeStory::of)
        .orElseGet(
            () ->
                new SpikeStory(Tone.PLAIN, "No spike was watched in this run.", table(List.of())));
  }

  private static SpikeStory of(Recovery recovery) {
    Tone tone =
        switch (recovery.end()) {
          case RECOVERED -> Tone.GOOD;
          case DID_NOT_RECOVER, DOWN_BEFORE -> Tone.BAD;
          case NOT_YET, CUT_SHORT -> Tone.CAUTION;
        };
    return new SpikeStory(tone, sentence(recovery), table(rows(recovery)));
  }

  /** How it ended, in one sentence. */
  static String sentence(Recovery recovery) {
    return switch (recovery.end()) {
      case RECOVERED ->
          recovery.seconds().orElse(0) == 0
              ? "When the load was back at its baseline, so was the origin."
              : "The origin was back to normal "
                  + seconds(recovery.seconds().orElse(0))
                  + " after the load was back at its baseline.";
      case DID_NOT_RECOVER ->
          "The origin did not recover from the spike: "
              + seconds(recovery.watched())
              + " after the load was back at "
              + Figures.rate(recovery.baseline())
              + " requests/s, "
              + (recovery.failed() > 0
                  ? Figures.percent(recovery.failed()) + " of requests still failed."
                  : "answers still took longer than before it.");
      case NOT_YET ->
          "The origin was not back to normal yet when the watch ended, "
              + seconds(recovery.watched())
              + " after the spike.";
      case DOWN_BEFORE ->
          "The origin was down before the spike: "
              + Figures.percent(recovery.failed())
              + " of requests failed at its baseline already.";
      case CUT_SHORT -> "The spike was cut short, so nothing is known of how it ends.";
    };
  }

  /** What happened, where it stayed down for a reason that keeps itself up. */
  static Optional<Recovery> stuck(ReportData data) {
    return data.fit()
        .recovery()
        .filter(r -> r.end() == End.DID_NOT_RECOVER || r.end() == End.DOWN_BEFORE);
  }

  /** Why that is more than a long queue. */
  static String why(Recovery recovery) {
    return "A metastable failure unless it comes back by itself: "
        + recovery.drained().stream()
            .mapToObj(d -> "a queue of the visitors would be gone after " + seconds(d) + ".")
            .findFirst()
            .orElse("levels before it have left it so.")
        + " Counts of instances don’t cover that.";
  }

  private static List<Table.Row> rows(Recovery recovery) {
    List<Table.Row> rows = new ArrayList<>();
    rows.add(
        Table.Row.of(
            "Errors began",
            recovery
                .onset()
                .map(
                    onset ->
                        seconds(onset.seconds())
                            + " into the rise, with "
                            + Figures.rate(onset.offered())
                            + " requests offered in that second")
                .orElse("never: no more than at the baseline")));
    rows.add(
        Table.Row.of(
            "Most requests in progress", Figures.count(recovery.backlog()) + " at a second’s end"));
    rows.add(Table.Row.of("Goodput in overload", overload(recovery)));
    rows.add(Table.Row.of("Back to normal", back(recovery)));
    if (recovery.amplification() > 1) {
      rows.add(
          Table.Row.of(
              "Requests a visit",
              Figures.decimal(recovery.amplification(), 2) + ", retries included"));
    }
    return rows;
  }

  private static String overload(Recovery recovery) {
    return recovery
        .overload()
        .map(
            over ->
                Figures.rate(over.goodput())
                    + " requests/s, "
                    + Figures.percent(over.collapse())
                    + " of the best, "
                    + Figures.rate(over.best()))
        .orElse("no two seconds offered more than it can answer");
  }

  private static String back(Recovery recovery) {
    if (recovery.seconds().isPresent()) {
      return seconds(recovery.seconds().getAsDouble()) + " after the fall";
    }
    if (recovery.end() == End.CUT_SHORT || recovery.end() == End.DOWN_BEFORE) {
      return "not known";
    }
    return "not in "
        + seconds(recovery.watched())
        + (recovery.drained().isPresent()
            ? "; a queue alone would be gone after " + seconds(recovery.drained().getAsDouble())
            : "; a queue alone may take that long, too");
  }

  private static String seconds(double seconds) {
    return Figures.count((long) Math.ceil(seconds)) + " s";
  }

  private static Table table(List<Table.Row> rows) {
    return new Table("What was seen of the spike", List.of("Of the spike", "Seen"), 2, rows);
  }
}
