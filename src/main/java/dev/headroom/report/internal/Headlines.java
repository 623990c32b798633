package dev.headroom.report.internal;

import static dev.headroom.report.internal.Figures.instances;
import static dev.headroom.report.internal.Figures.interval;
import static dev.headroom.report.internal.Figures.value;

import dev.headroom.quantity.Estimate;
import dev.headroom.report.ReportData;

/** How much it takes, or what was seen instead, in one sentence that claims no more than that. */
final class Headlines {

  private Headlines() {}

  static String of(ReportData data) {
    return SpikeStory.stuck(data).map(SpikeStory::sentence).orElseGet(() -> capacity(data));
  }

  /** How much it takes, whatever a spike did to it. */
  static String capacity(ReportData data) {
    return data.fit()
        .inconclusive()
        .map(why -> Sentences.ended(why.finding()))
        .orElseGet(
            () ->
                "The origin takes "
                    + rate(data.fit().saturation().rate())
                    + " with "
                    + instances(data.plan().fleet().instances())
                    + ".");
  }

  private static String rate(Estimate rate) {
    return rate.isBound()
        ? "at least " + Figures.rate(rate.low()) + " requests/s"
        : value(rate) + " requests/s (" + interval(rate) + ")";
  }
}
