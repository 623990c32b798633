package dev.headroom.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.InjectorHealth;
import dev.headroom.collect.Interval;
import dev.headroom.collect.LatencyHistogram;
import dev.headroom.collect.Recording;
import dev.headroom.fit.Fit;
import dev.headroom.fit.Fitter;
import dev.headroom.load.SelfObserver.Holding;
import dev.headroom.load.SelfObserver.Stock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the report says of the load generator itself, and of latency from sending. */
class OwnHealthTest {

  private static final Recording RECORDING = SyntheticRun.whole();

  private final Reporter reporter = new Reporter();

  @Test
  void theWorstSecondOfTheLoadGeneratorIsOnThePageAndNotInTheSummary() {
    ReportData data = data(20);
    String page = reporter.render(data, ReportFormat.HTML);
    assertTrue(page.contains("20 ms to collect garbage in the worst second"), "pauses");
    assertTrue(page.contains("at most 123 of 28"), "ports");
    assertTrue(page.contains("at most 77 of 1"), "files");
    assertTrue(page.contains("none in a level"), "limited");
    assertFalse(reporter.render(data, ReportFormat.TEXT).contains("Load generator"));
  }

  @Test
  void whereItMatteredItIsInTheSummaryToo() {
    String text = reporter.render(data(900), ReportFormat.TEXT);
    assertTrue(text.contains("Load generator     the limit in 1 second and 0 levels"), text);
  }

  @Test
  void latencyFromSendingStandsBesideLatency() {
    String page = reporter.render(data(20), ReportFormat.HTML);
    assertTrue(
        page.contains("<th scope=\"col\">p99 from sending") || page.contains("p99 from sending"));
    assertTrue(page.contains("4.32 ms") || page.contains("4.3 ms"), "its value");
  }

  /** A second in the middle of the third phase paused so long, all served in 4.32 ms. */
  private static ReportData data(double pausedMillis) {
    long second = RECORDING.run().phases().get(2).settledSecond() + 2;
    Recording recording =
        new Recording(
            RECORDING.run(),
            RECORDING.intervals().stream()
                .map(s -> changed(s, s.epochSecond() == second ? pausedMillis : 1))
                .toList());
    ReportData whole = Samples.whole();
    Fit fit = Fitter.withDefaults().withResamples(40).fit(recording, whole.plan().objective());
    return ReporterTest.with(whole, recording, fit);
  }

  private static Interval changed(Interval second, double pausedMillis) {
    return new Interval(
        second.epochSecond(),
        second.phase(),
        second.target(),
        second.offered(),
        second.sent(),
        second.outcomes(),
        second.inFlight(),
        second.latency(),
        second.lag(),
        second.injectorCpu(),
        LatencyHistogram.ofMicros(4320, 4320),
        new InjectorHealth(
            pausedMillis,
            new Interval.Lag(700, 900),
            new Holding(Optional.of(new Stock(123, 28_232)), Optional.of(new Stock(77, 1024))),
            0,
            0),
        second.retries());
  }
}
