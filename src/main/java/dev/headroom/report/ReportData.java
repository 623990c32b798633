package dev.headroom.report;

import dev.headroom.check.Check;
import dev.headroom.collect.Recording;
import dev.headroom.diagnose.Diagnosis;
import dev.headroom.emit.EmittedFile;
import dev.headroom.fit.Fit;
import dev.headroom.plan.Plan;
import dev.headroom.prove.Proof;
import dev.headroom.recommend.Recommendation;
import java.util.List;
import java.util.Optional;

/**
 * All that a report is made of.
 *
 * @param plan what was asked
 * @param recording what happened
 * @param fit where it saturates
 * @param recommendation what to run, where that stage came to a result
 * @param proof what running it showed, where it was run
 * @param emitted the configuration files that were written
 * @param gateway the gateway's own account, where there is one
 * @param generatedBy the program and its version, such as {@code headroom 0.1.0}
 * @param gatlingReport path of Gatling's own report relative to the page, if it was written
 * @param trueCapacity requests/s that the lab's origin was built for; empty outside the lab
 * @param diagnosis why requests failed, where that stage has run
 * @param check what the target looked like before the load, where that was looked at
 */
public record ReportData(
    Plan plan,
    Recording recording,
    Fit fit,
    Optional<Recommendation> recommendation,
    Optional<Proof> proof,
    List<EmittedFile> emitted,
    Optional<GatewayAccount> gateway,
    String generatedBy,
    Optional<String> gatlingReport,
    Optional<Double> trueCapacity,
    Optional<Diagnosis> diagnosis,
    Optional<Check> check) {

  public ReportData {
    emitted = List.copyOf(emitted);
  }

  /** Of a run whose target nobody looked at before, and whose failures have no causes yet. */
  public ReportData(
      Plan plan,
      Recording recording,
      Fit fit,
      Optional<Recommendation> recommendation,
      Optional<Proof> proof,
      List<EmittedFile> emitted,
      Optional<GatewayAccount> gateway,
      String generatedBy,
      Optional<String> gatlingReport,
      Optional<Double> trueCapacity) {
    this(
        plan,
        recording,
        fit,
        recommendation,
        proof,
        emitted,
        gateway,
        generatedBy,
        gatlingReport,
        trueCapacity,
        Optional.empty(),
        Optional.empty());
  }
}
