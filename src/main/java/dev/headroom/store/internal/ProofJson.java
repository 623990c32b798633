package dev.headroom.store.internal;

import dev.headroom.prove.Proof;
import dev.headroom.quantity.Percentile;
import dev.headroom.quantity.Ratio;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code proof.json}, version 1; a part that was not run is null. */
public final class ProofJson {

  private ProofJson() {}

  public static Map<String, @Nullable Object> tree(Proof proof) {
    return Tree.of(
        "version", 1,
        "verdict", proof.proven() ? "proven" : "not-proven",
        "atNeeded", proof.atNeeded().map(ProofJson::trial),
        "atOneFewer", proof.atOneFewer().map(ProofJson::trial),
        "atCountLosingReserve", proof.atCountLosingReserve().map(ProofJson::trial));
  }

  private static Map<String, @Nullable Object> trial(Proof.Trial trial) {
    return Tree.of(
        "phase", trial.phase(),
        "instances", trial.instances(),
        "expectedToHold", trial.expectedToHold(),
        "holds", trial.holds(),
        "requests", trial.requests(),
        "gatewayErrors", trial.gatewayErrors().value(),
        "percentile", trial.percentile().percent(),
        "latencyMillis", Tree.millis(trial.latency()));
  }

  public static Proof read(Fields proof) {
    return new Proof(
        proof.findObject("atNeeded").map(ProofJson::readTrial),
        proof.findObject("atOneFewer").map(ProofJson::readTrial),
        proof.findObject("atCountLosingReserve").map(ProofJson::readTrial));
  }

  private static Proof.Trial readTrial(Fields trial) {
    return new Proof.Trial(
        trial.text("phase"),
        trial.count("instances"),
        trial.flag("expectedToHold"),
        trial.flag("holds"),
        trial.whole("requests"),
        new Ratio(trial.number("gatewayErrors")),
        new Percentile(trial.number("percentile")),
        trial.millis("latencyMillis"));
  }
}
