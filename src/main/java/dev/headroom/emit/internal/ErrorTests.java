package dev.headroom.emit.internal;

import dev.headroom.emit.Basis;
import dev.headroom.emit.EmittedFile;
import dev.headroom.emit.Emitter;
import dev.headroom.emit.internal.MeasuredSpike.Second;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;

/**
 * A file for {@code promtool test rules}: the alerts on errors, when the share that failed in the
 * measured overload goes on for as long as they look back.
 */
public final class ErrorTests implements Emitter {

  /** Minutes without errors at the beginning. */
  private static final int QUIET = 10;

  /** The long windows of the two alerts, minutes. */
  private static final int FAST_WINDOW = 60;

  private static final int SLOW_WINDOW = 360;

  private static final String FAST = "HeadroomErrorBudgetBurnsFast";
  private static final String SLOW = "HeadroomErrorBudgetBurnsSlowly";

  @Override
  public EmittedFile emit(Basis basis) {
    basis.sizing();
    AlertValues alerts = AlertValues.from(basis);
    Second overload = MeasuredSpike.find(basis, alerts).orElseThrow(AlertTests::noSpike).overload();
    if (overload.failed() == 0) {
      throw new HeadroomException(
          Kind.INCONCLUSIVE,
          "no gateway errors were seen in the run's spike, so there are none to test the alerts on");
    }
    String name = Names.dns(basis.plan().name());
    String text = head(name, overload) + series(name, overload) + expected(alerts, overload);
    return new EmittedFile(name + "-error-tests.yaml", text);
  }

  private static String head(String name, Second overload) {
    return "# Written by Headroom. In this folder: promtool test rules "
        + name
        + "-error-tests.yaml\n# "
        + Names.rounded(100 * share(overload), 1)
        + "% of the answers of the measured overload were gateway errors; here they go on.\n"
        + "rule_files: ["
        + name
        + "-alerts.yaml]\nevaluation_interval: 1m\ntests:\n";
  }

  private static String series(String name, Second overload) {
    String responses = "gateway_responses_total{service=\"" + name + "\",status=";
    long all = overload.answered() + overload.failed();
    return "  - interval: 1m\n    input_series:\n"
        + Expectation.series(responses + "\"200\"}", ramp(all, overload.answered()))
        + Expectation.series(responses + "\"502\"}", ramp(0, overload.failed()));
  }

  /** So many more each minute, first while nothing fails. */
  private static String ramp(long quiet, long afterwards) {
    long begin = quiet * QUIET + afterwards;
    return "0+" + quiet + "x" + QUIET + " " + begin + "+" + afterwards + "x" + SLOW_WINDOW;
  }

  private static String expected(AlertValues alerts, Second overload) {
    double share = share(overload);
    return "    promql_expr_test:\n"
        + Expectation.never(FAST, "nothing has failed", QUIET * 60)
        + Expectation.never(SLOW, "nothing has failed", QUIET * 60)
        + burns(FAST, share > alerts.fastBurn(), FAST_WINDOW)
        + burns(SLOW, share > alerts.slowBurn(), SLOW_WINDOW);
  }

  private static String burns(String alert, boolean fires, int minutes) {
    int seconds = (QUIET + minutes) * 60;
    return fires
        ? Expectation.fires(alert, "after " + minutes + " minutes of it at the latest", seconds)
        : Expectation.never(alert, "that share is below its threshold", seconds);
  }

  private static double share(Second overload) {
    return (double) overload.failed() / (overload.answered() + overload.failed());
  }
}
