package dev.headroom.report.internal;

import dev.headroom.emit.EmittedFile;
import dev.headroom.recommend.Recommendation;
import dev.headroom.report.Assets;
import dev.headroom.report.ReportData;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * What the page shows, ready to be written: text and tables, no decisions left.
 *
 * @param name of the plan
 * @param subject what was loaded and when
 * @param objective what counts as good service
 * @param answer comes first
 * @param captions one sentence a chart
 * @param before the target before the load
 * @param phases the run as a table
 * @param levels the measured levels as a table
 * @param explanation the model that the curve was drawn by
 * @param spike what the spike did
 * @param foretold the spike, foretold and seen
 * @param settings of the autoscaler that were simulated, no rows where none were
 * @param trials the proof as a table, no rows where it was not run
 * @param account how requests ended
 * @param causes why requests failed
 * @param files the emitted files
 * @param warnings of the fit
 * @param excluded what the fit left out, and why
 * @param assumptions of the recommendation
 * @param method how it was measured: name and value
 * @param gatlingReport relative link, empty for none
 * @param generatedBy the program
 * @param json the charts' data and all numbers
 * @param assets styles and scripts
 */
public record Page(
    String name,
    String subject,
    String objective,
    Answer answer,
    Captions captions,
    Before before,
    Table phases,
    Table levels,
    Explanation explanation,
    SpikeStory spike,
    Foretold foretold,
    Table settings,
    Table trials,
    Table account,
    Causes causes,
    List<EmittedFile> files,
    List<String> warnings,
    List<Method.Item> excluded,
    List<String> assumptions,
    List<Method.Item> method,
    String gatlingReport,
    String generatedBy,
    String json,
    Assets assets) {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  static Page of(ReportData data) {
    return new Page(
        data.plan().name(),
        data.plan().target().url() + " · " + when(data),
        data.plan().objective().toString(),
        Answer.of(data),
        Captions.of(data),
        Before.of(data),
        Tables.phases(data),
        Tables.levels(data),
        Explanation.of(data),
        SpikeStory.of(data),
        Foretold.of(data),
        Settings.of(data),
        Tables.trials(data),
        AccountTable.of(data),
        Causes.of(data),
        data.emitted(),
        data.fit().warnings(),
        data.fit().quality().excluded().stream()
            .map(e -> new Method.Item(e.what(), e.reason()))
            .toList(),
        data.recommendation().map(Recommendation::assumptions).orElse(List.of()),
        Method.of(data),
        data.gatlingReport().orElse(""),
        data.generatedBy(),
        new ChartData(data).json(),
        Assets.shared()
            .with(List.of(), List.of(script("flags.js"), script("curve.js"), script("report.js"))));
  }

  private static String script(String name) {
    return Assets.text(Page.class, name);
  }

  /** When the run began, to the minute. */
  static String when(ReportData data) {
    return MINUTE.format(Instant.ofEpochSecond(data.recording().run().startSecond()));
  }
}
