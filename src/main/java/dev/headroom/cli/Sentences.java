package dev.headroom.cli;

import dev.headroom.fit.Fit;
import dev.headroom.prove.Proof;
import dev.headroom.quantity.Estimate;
import dev.headroom.recommend.Recommendation;
import dev.headroom.recommend.Trade;
import dev.headroom.recommend.Trade.Setting;
import java.util.Locale;
import java.util.stream.Collectors;

/** What one stage found, in a few lines. */
final class Sentences {

  private Sentences() {}

  static String of(Fit fit) {
    return "saturation:  "
        + rate(fit.saturation().rate())
        + ", limited by "
        + fit.saturation().limitedBy().id()
        + "\nsustainable: "
        + rate(fit.sustainable().rate())
        + ", binding: "
        + fit.sustainable().binding().id()
        + "\nloss rate:   "
        + rate(fit.loss().rate())
        + ", budget "
        + fit.loss().budget()
        + "\n"
        + fit.warnings().stream().map(w -> "warning: " + w + "\n").collect(Collectors.joining());
  }

  private static String rate(Estimate estimate) {
    if (estimate.isBound() && estimate.low() == 0) {
      return "not known";
    }
    return estimate.isBound()
        ? String.format(Locale.ROOT, "not reached, at least %.0f/s", Math.floor(estimate.low()))
        : String.format(
            Locale.ROOT,
            "%.0f/s (%.0f to %.0f, %.0f %%)",
            estimate.value(),
            Math.floor(estimate.low()),
            Math.ceil(estimate.high()),
            estimate.level() * 100);
  }

  static String of(Recommendation recommendation) {
    String sizing =
        recommendation
            .sizing()
            .map(
                s ->
                    String.format(
                        Locale.ROOT,
                        "instances:   %d needed + %d in reserve = %d%n",
                        s.instances().needed(),
                        s.instances().reserve(),
                        s.instances().count()))
            .orElse("");
    return recommendation.verdict().sentence()
        + "\n"
        + sizing
        + recommendation.trade().map(Sentences::of).orElse("")
        + recommendation.assumptions().stream()
            .map(a -> "assumed: " + a + "\n")
            .collect(Collectors.joining());
  }

  private static String of(Trade trade) {
    return String.format(
            Locale.ROOT,
            "%n%8s %12s %9s %10s %9s %15s%n",
            "least",
            "target",
            "spike",
            "errors",
            "latency",
            "instance-hours")
        + trade.settings().stream().map(Sentences::of).collect(Collectors.joining())
        + "\n";
  }

  private static String of(Setting setting) {
    return String.format(
        Locale.ROOT,
        "%8d %10.1f/s %9s %10s %9s %15.1f%s%n",
        setting.min(),
        setting.target(),
        setting.holds() ? "holds" : "breaks",
        setting.errors(),
        Double.isNaN(setting.latencySeconds())
            ? "–"
            : String.format(Locale.ROOT, "%.0f ms", setting.latencySeconds() * 1000),
        setting.instanceHours(),
        setting.chosen() ? "  recommended" : "");
  }

  static String of(Proof proof) {
    return proof.trials().stream().map(Sentences::of).collect(Collectors.joining())
        + (proof.proven() ? "proven\n" : "NOT proven: see the part that did not come out\n");
  }

  static String of(Proof.Trial trial) {
    return String.format(
        Locale.ROOT,
        "%-20s %d %s: %s, gateway errors %.2f%%, %s %d ms (%s)%n",
        trial.phase(),
        trial.instances(),
        trial.instances() == 1 ? "instance" : "instances",
        trial.holds() ? "holds" : "does not hold",
        trial.gatewayErrors().value() * 100,
        trial.percentile(),
        trial.latency().toMillis(),
        trial.asExpected() ? "as expected" : "NOT as expected");
  }
}
