package dev.headroom.emit.internal;

import dev.headroom.emit.Basis;
import dev.headroom.emit.EmittedFile;
import dev.headroom.emit.Emitter;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;

/**
 * A file for {@code promtool test rules}: the alerts on load are silent on the measured baseline
 * and fire on the measured spike before errors begin.
 *
 * <p>Where an alert can't be in time, as in a rise of a second, the file says so and tests what is
 * true.
 */
public final class AlertTests implements Emitter {

  private static final String HEAD =
      """
      # Written by Headroom. In this folder: promtool test rules ${name}-alert-tests.yaml
      # The load is the measured spike after its own baseline, repeated for ${quiet} s. The fleet is the one that was
      # measured, ${instances}, as if the autoscaler had no more to add.
      # ${summary}
      rule_files: [${name}-alerts.yaml]
      evaluation_interval: ${scrape}s
      tests:
      """;

  @Override
  public EmittedFile emit(Basis basis) {
    basis.sizing();
    AlertValues alerts = AlertValues.from(basis);
    MeasuredSpike spike = MeasuredSpike.find(basis, alerts).orElseThrow(AlertTests::noSpike);
    String name = Names.dns(basis.plan().name());
    int instances = basis.plan().fleet().instances();
    LoadCase load = new LoadCase(name, alerts, spike, instances);
    String head =
        HEAD.replace("${name}", name)
            .replace("${quiet}", Integer.toString(spike.quiet()))
            .replace("${instances}", instances == 1 ? "1 instance" : instances + " instances")
            .replace("${summary}", load.summary())
            .replace("${scrape}", Integer.toString(alerts.scrape()));
    return new EmittedFile(name + "-alert-tests.yaml", head + load.text());
  }

  static HeadroomException noSpike() {
    return new HeadroomException(
        Kind.INCONCLUSIVE,
        "the run has no spike that was driven to its end after a second of baseline, so there is"
            + " nothing to test the alerts on; run again with load.spike.recovery of 1s or more");
  }
}
