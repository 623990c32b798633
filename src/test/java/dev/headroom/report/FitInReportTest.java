package dev.headroom.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.fit.Fit;
import dev.headroom.fit.Inconclusive;
import dev.headroom.fit.LimitedBy;
import dev.headroom.fit.SpikeForecast;
import dev.headroom.quantity.Estimate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the report says of the model, its queue, its forecast, and of a fit without a result. */
class FitInReportTest {

  private final Reporter reporter = new Reporter();

  private String html(ReportData data) {
    return reporter.render(data, ReportFormat.HTML);
  }

  private String text(ReportData data) {
    return reporter.render(data, ReportFormat.TEXT);
  }

  @ParameterizedTest
  @EnumSource(Inconclusive.Reason.class)
  void everyInconclusiveEndLeadsWithItsFindingAndRemedy(Inconclusive.Reason reason) {
    Inconclusive why = new Inconclusive(reason, "Found " + reason.id(), "Change " + reason.id());
    ReportData whole = Samples.whole();
    String page =
        html(
            ReporterTest.unanswered(
                whole, whole.recording(), Estimate.atLeast(0, 0.95), LimitedBy.NONE, why));
    int finding = page.indexOf("Found " + reason.id() + ".");
    int remedy = page.indexOf("What to change: Change " + reason.id() + ".");
    int facts = page.indexOf("<dl class=\"facts\">");
    assertTrue(0 < finding && finding < remedy && remedy < facts, finding + " " + remedy);
    assertTrue(page.contains("Nothing was foretold: without the origin"));
  }

  @Test
  void theModelIsToldWithItsParametersRivalsAndQueueInPlainWords() {
    String page = html(Samples.whole());
    assertTrue(page.contains("goodput follows the offered rate up to the capacity"));
    assertTrue(page.contains("completions a second that it can sustain"));
    assertTrue(page.contains("linear") && page.contains(">9.50<") && page.contains(">41.2<"));
    assertTrue(page.contains("95 % interval 71.0 to 73.0"), "the room of the queue");
    assertTrue(page.contains("HAProxy’s maxconn"));
  }

  @Test
  void theSpikeIsShownAsForetoldAndAsSeen() {
    String page = html(Samples.whole());
    assertTrue(page.contains("borne out, what was seen lies within what was foretold"));
    assertTrue(page.contains(">1,180<") && page.contains(">1,080 to 1,290<"));
    assertTrue(page.contains(">1,203<") && page.contains(">601<"));
    assertTrue(text(Samples.whole()).contains("1,180 errors, seen 1,203; p99 590 ms, seen 601 ms"));
  }

  @Test
  void aSpikeThatCameOutOtherwiseIsSaidSo() {
    SpikeForecast missed =
        new SpikeForecast(
            4000,
            new Estimate(1180, 1080, 1290, 0.95),
            1291,
            new Estimate(590, 560, 625, 0.95),
            Double.NaN);
    ReportData data = spike(Samples.whole(), Optional.of(missed));
    assertTrue(html(data).contains("not borne out"));
    assertTrue(html(data).contains("more ✗"));
    assertTrue(html(data).contains("cannot be compared"));
    assertTrue(text(data).contains("✗ missed"));
    assertFalse(html(data).contains("NaN"));
  }

  @Test
  void whereNothingWasForetoldItSaysWhy() {
    ReportData data = spike(Samples.whole(), Optional.empty());
    assertTrue(html(data).contains("Nothing was foretold: the queue was never seen full"));
    assertFalse(text(data).contains("Spike foretold"));
  }

  private static ReportData spike(ReportData data, Optional<SpikeForecast> spike) {
    Fit fit = data.fit();
    return ReporterTest.with(
        data,
        data.recording(),
        new Fit(
            fit.saturation(),
            fit.sustainable(),
            fit.loss(),
            fit.overload(),
            fit.recovery(),
            fit.queue(),
            spike,
            fit.inconclusive(),
            fit.model(),
            fit.levels(),
            fit.curve(),
            fit.quality(),
            fit.warnings()));
  }
}
