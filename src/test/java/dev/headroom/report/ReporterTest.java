package dev.headroom.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.Recording;
import dev.headroom.emit.EmittedFile;
import dev.headroom.fit.Fit;
import dev.headroom.fit.Inconclusive;
import dev.headroom.fit.LatencyCurve;
import dev.headroom.fit.LimitedBy;
import dev.headroom.fit.Loss;
import dev.headroom.fit.Quality;
import dev.headroom.fit.Saturation;
import dev.headroom.fit.Sustainable;
import dev.headroom.quantity.Estimate;
import dev.headroom.quantity.Ratio;
import dev.headroom.recommend.Recommendation;
import dev.headroom.recommend.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReporterTest {

  private static final String HOSTILE =
      "</script><script>alert(1)</script>\"><img src=x onerror=x>";

  private final Reporter reporter = new Reporter();

  private String html(ReportData data) {
    return reporter.render(data, ReportFormat.HTML);
  }

  private String text(ReportData data) {
    return reporter.render(data, ReportFormat.TEXT);
  }

  @Test
  void theAnswerComesBeforeAnyChart() {
    String page = html(Samples.whole());
    int answer = page.indexOf("The origin takes 201 requests/s (95 % interval 197 to 205)");
    assertTrue(answer > 0 && answer < page.indexOf("chart-load"), "answer at " + answer);
    assertTrue(page.contains("3 needed + 1 in reserve"));
  }

  @Test
  void thePageForbidsAllNetworkAndStaysSmall() {
    String page = html(Samples.whole());
    assertTrue(page.contains("default-src &#39;none&#39;") || page.contains("default-src 'none'"));
    assertFalse(page.contains("unsafe-inline"));
    assertFalse(page.contains(" src="), "nothing is loaded from elsewhere");
    assertFalse(page.contains("<link"), "nothing is loaded from elsewhere");
    assertTrue(page.length() < 500_000, "characters: " + page.length());
  }

  @Test
  void anHourOfSecondsStaysSmall() {
    Recording hour = SyntheticRun.build(390).recording(Optional.empty());
    assertTrue(hour.intervals().size() > 3600);
    String page = html(with(Samples.whole(), hour));
    assertTrue(page.length() < 500_000, "characters: " + page.length());
    assertTrue(page.contains("Each point stands for 4 seconds."));
  }

  @Test
  void hostileNamesAreInert() {
    ReportData whole = Samples.whole();
    Fit fit = whole.fit();
    Fit warned =
        new Fit(
            fit.saturation(),
            fit.sustainable(),
            fit.loss(),
            fit.overload(),
            fit.recovery(),
            fit.queue(),
            fit.spike(),
            fit.inconclusive(),
            fit.model(),
            fit.levels(),
            fit.curve(),
            fit.quality(),
            List.of(HOSTILE));
    ReportData hostile =
        new ReportData(
            Samples.plan(HOSTILE + "x".repeat(5000)),
            whole.recording(),
            warned,
            Optional.of(
                new Recommendation(
                    whole.plan().demand().sized(),
                    Optional.empty(),
                    new Verdict.NotKnown(HOSTILE),
                    List.of(HOSTILE))),
            whole.proof(),
            List.of(new EmittedFile(HOSTILE, HOSTILE)),
            whole.gateway(),
            HOSTILE,
            Optional.empty(),
            Optional.empty());
    String page = html(hostile);
    assertFalse(page.contains("<script>alert"));
    assertFalse(page.contains("<img"));
    assertEquals(scripts(html(whole)), scripts(page), "the page's own scripts only");
    text(hostile).lines().forEach(line -> assertTrue(line.length() <= 80, line));
  }

  private static int scripts(String page) {
    return page.split("</script>", -1).length - 1;
  }

  @Test
  void controlCharactersDoNotReachTheTerminal() {
    ReportData whole = Samples.whole();
    ReportData data =
        new ReportData(
            Samples.plan("\u001b[31mred\u0007\u202e"),
            whole.recording(),
            whole.fit(),
            whole.recommendation(),
            whole.proof(),
            whole.emitted(),
            whole.gateway(),
            whole.generatedBy(),
            whole.gatlingReport(),
            whole.trueCapacity());
    assertFalse(text(data).chars().anyMatch(c -> c != '\n' && Character.isISOControl(c)));
  }

  @ParameterizedTest
  @EnumSource(LimitedBy.class)
  void whereOnlyABoundIsKnownNoValueIsGiven(LimitedBy limit) {
    ReportData data = Samples.whole();
    Inconclusive why =
        new Inconclusive(reason(limit), "The load never went past 300/s.", "Raise the last step.");
    ReportData open = unanswered(data, data.recording(), Estimate.atLeast(300, 0.95), limit, why);
    assertTrue(html(open).contains("≥ 300"));
    assertTrue(html(open).contains("<h2 id=\"headline\">The load never went past 300/s.</h2>"));
    assertTrue(html(open).contains("What to change: Raise the last step."));
    assertFalse(html(open).contains("NaN"));
    assertFalse(text(open).contains("NaN"));
    assertTrue(text(open).contains("No number of instances was recommended."));
    assertTrue(
        html(open).contains("class=\"tone-" + (limit == LimitedBy.INJECTOR ? "bad" : "caution")));
  }

  private static Inconclusive.Reason reason(LimitedBy limit) {
    return limit == LimitedBy.INJECTOR
        ? Inconclusive.Reason.INJECTOR
        : Inconclusive.Reason.NOT_REACHED;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aRunStoppedInItsFirstSecondsSaysSo(int seconds) {
    ReportData data = begun(seconds);
    String page = html(data);
    assertTrue(page.contains("stopped by Ctrl-C."));
    assertEquals(seconds == 0, page.contains("Nothing was recorded, so there is nothing"));
    assertTrue(page.contains("not known"));
    assertFalse(page.contains("NaN"));
    assertTrue(text(data).contains("stopped by Ctrl-C."));
  }

  @Test
  void theSummaryFitsAScreen() {
    List<String> lines = text(Samples.whole()).lines().toList();
    assertTrue(lines.size() <= 24, "lines: " + lines.size());
    lines.forEach(line -> assertTrue(line.length() <= 80 && !line.contains("…"), line));
    assertTrue(lines.stream().anyMatch(l -> l.contains("One fewer than needed")));
  }

  @Test
  void theSameDataGiveTheSameBytesInAnyLocale() {
    Locale before = Locale.getDefault();
    try {
      String first = html(Samples.whole());
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertEquals(first, html(Samples.whole()));
    } finally {
      Locale.setDefault(before);
    }
  }

  /** A run that was stopped after so many seconds. */
  static ReportData begun(int seconds) {
    Recording all = SyntheticRun.build(6).recording(Optional.of("stopped by Ctrl-C"));
    Recording begun = new Recording(all.run(), all.intervals().subList(0, seconds));
    Inconclusive why = new Inconclusive(Inconclusive.Reason.NOT_REACHED, "It held.", "Raise it.");
    return unanswered(Samples.whole(), begun, Estimate.atLeast(0, 0.95), LimitedBy.NONE, why);
  }

  private static ReportData with(ReportData data, Recording recording) {
    return with(data, recording, data.fit());
  }

  static ReportData with(ReportData data, Recording recording, Fit fit) {
    return new ReportData(
        data.plan(),
        recording,
        fit,
        data.recommendation(),
        data.proof(),
        data.emitted(),
        data.gateway(),
        data.generatedBy(),
        data.gatlingReport(),
        data.trueCapacity());
  }

  /** A fit that found no more than a bound, and nothing built on it. */
  static ReportData unanswered(
      ReportData data, Recording recording, Estimate bound, LimitedBy limit, Inconclusive why) {
    Fit fit =
        new Fit(
            new Saturation(false, bound, limit),
            new Sustainable(false, bound, Sustainable.Binding.NONE),
            new Loss(new Ratio(0.01), bound),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(why),
            data.fit().model(),
            List.of(),
            new LatencyCurve(List.of()),
            new Quality(Double.NaN, List.of(), List.of()),
            List.of());
    return new ReportData(
        data.plan(),
        recording,
        fit,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        data.generatedBy(),
        Optional.empty(),
        Optional.empty());
  }
}
