package dev.headroom.store;

import dev.headroom.check.Check;
import dev.headroom.diagnose.Diagnosis;
import dev.headroom.fit.Fit;
import dev.headroom.fit.Scaling;
import dev.headroom.fleet.Simulated;
import dev.headroom.load.RunRecord;
import dev.headroom.prove.Proof;
import dev.headroom.recommend.Recommendation;
import dev.headroom.store.internal.CheckJson;
import dev.headroom.store.internal.DiagnosisJson;
import dev.headroom.store.internal.FitJson;
import dev.headroom.store.internal.ProofJson;
import dev.headroom.store.internal.RecommendationJson;
import dev.headroom.store.internal.RunJson;
import dev.headroom.store.internal.ScalingJson;
import dev.headroom.store.internal.SimulationJson;
import java.util.OptionalDouble;

/**
 * The JSON form of what the stages found, as the files of a run folder hold it and as {@code
 * --json} prints it. Each has a field {@code version}, 1. A rate is {@code {value, low, high,
 * level}} in requests per second; what is undefined is null.
 */
public final class Documents {

  private Documents() {}

  public static JsonDocument run(RunRecord run) {
    return new JsonDocument(RunJson.tree(run));
  }

  public static JsonDocument check(Check check) {
    return new JsonDocument(CheckJson.tree(check));
  }

  public static JsonDocument diagnosis(Diagnosis diagnosis) {
    return new JsonDocument(DiagnosisJson.tree(diagnosis));
  }

  public static JsonDocument fit(Fit fit) {
    return new JsonDocument(FitJson.tree(fit));
  }

  public static JsonDocument scaling(Scaling scaling) {
    return new JsonDocument(ScalingJson.tree(scaling));
  }

  /**
   * What a simulation showed.
   *
   * @param hourlyPrice of an instance, if there is one
   */
  public static JsonDocument simulation(Simulated run, OptionalDouble hourlyPrice) {
    return new JsonDocument(SimulationJson.tree(run, hourlyPrice));
  }

  public static JsonDocument recommendation(Recommendation recommendation) {
    return new JsonDocument(RecommendationJson.tree(recommendation));
  }

  public static JsonDocument proof(Proof proof) {
    return new JsonDocument(ProofJson.tree(proof));
  }
}
