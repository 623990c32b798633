package dev.headroom.report.internal;

import static dev.headroom.report.internal.Figures.instances;
import static dev.headroom.report.internal.Figures.interval;
import static dev.headroom.report.internal.Figures.value;

import dev.headroom.fit.Saturation;
import dev.headroom.quantity.Estimate;
import dev.headroom.report.ReportData;

/** How much it takes, in one sentence that claims no more than was found. */
final class Headlines {

  private Headlines() {}

  static String of(ReportData data) {
    Saturation saturation = data.fit().saturation();
    String fleet = instances(data.plan().fleet().instances());
    String rate = rate(saturation.rate());
    return switch (saturation.limitedBy()) {
      case ORIGIN ->
          saturation.reached()
              ? "The origin takes " + rate + " with " + fleet + "."
              : held(saturation, fleet);
      case GATEWAY -> "The gateway gave out first, at " + rate + ". The origin may take more.";
      case INJECTOR -> "The load generator gave out first: the origin’s limit is not known.";
      case LIMITER -> "A rate limiter cut in at " + rate + ". The origin’s limit is not known.";
      case NONE -> held(saturation, fleet);
    };
  }

  private static String held(Saturation saturation, String fleet) {
    double low = saturation.rate().low();
    return low > 0
        ? "Saturation was not reached: " + fleet + " held " + Figures.rate(low) + " requests/s."
        : "Saturation was not reached, and nothing is known of how much it takes.";
  }

  private static String rate(Estimate rate) {
    return rate.isBound()
        ? "at least " + Figures.rate(rate.low()) + " requests/s"
        : value(rate) + " requests/s (" + interval(rate) + ")";
  }
}
