package dev.headroom.cli;

import dev.headroom.fit.Scaling;
import dev.headroom.fit.ScalingFitter;
import dev.headroom.ingest.ScalingCsv;
import dev.headroom.quantity.Estimate;
import dev.headroom.store.Documents;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/** The fit over instances: reads a scaling series, finds its law and says it. */
final class ScalingFit {

  private ScalingFit() {}

  static ExitCode of(Path series, Output out) {
    Scaling scaling = ScalingFitter.withDefaults().fit(ScalingCsv.read(series));
    out.result(text(scaling), Documents.scaling(scaling));
    return ExitCode.DONE;
  }

  private static String text(Scaling scaling) {
    return "model:       "
        + scaling.model().id()
        + String.format(
            Locale.ROOT,
            ", from %d measurements at n = %s to %s%n",
            scaling.tested().measurements(),
            instances(scaling.tested().from()),
            instances(scaling.tested().to()))
        + "contention:  "
        + interval(scaling.contention(), "")
        + "\ncrosstalk:   "
        + interval(scaling.crosstalk(), "")
        + "\nunit rate:   "
        + interval(scaling.unitRate(), "/s")
        + "\npeak:        "
        + scaling
            .peak()
            .map(p -> interval(p.rate(), "/s") + " at n = " + interval(p.instances(), ""))
            .orElse("not seen")
        + "\nlimit:       "
        + scaling.limit().map(l -> interval(l, "/s")).orElse("none, without contention")
        + "\n"
        + scaling.warnings().stream()
            .map(w -> "warning: " + w + "\n")
            .collect(Collectors.joining());
  }

  private static String instances(double n) {
    return String.format(Locale.ROOT, n == Math.rint(n) ? "%.0f" : "%.4g", n);
  }

  private static String interval(Estimate estimate, String unit) {
    return String.format(
        Locale.ROOT,
        "%.4g%s (%.4g to %s, %.0f %%)",
        estimate.value(),
        unit,
        estimate.low(),
        Double.isInfinite(estimate.high())
            ? "no upper end"
            : String.format(Locale.ROOT, "%.4g", estimate.high()),
        estimate.level() * 100);
  }
}
