package dev.headroom.cli;

import dev.headroom.lab.GatewayKind;
import dev.headroom.lab.OriginSpec;
import dev.headroom.lab.ServiceLaw;
import dev.headroom.load.RunRecord;
import dev.headroom.quantity.HeadroomException;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code run.json} remembers of the lab that a run was driven against, so that a proof can be
 * repeated with the same one.
 *
 * @param origin what each instance was
 * @param gateway what stood in front
 */
record LabFacts(OriginSpec origin, GatewayKind gateway) {

  private static final String WORKERS = "lab.workers";
  private static final String SERVICE = "lab.service";
  private static final String QUEUE = "lab.queue";
  private static final String SEED = "lab.seed";
  private static final String SLOWDOWN = "lab.slowdown";
  private static final String GATEWAY = "lab.gateway";

  /**
   * The facts of a run, if it was driven against a lab.
   *
   * @throws HeadroomException BAD_DATA when they make no sense
   */
  static Optional<LabFacts> of(RunRecord run) {
    Map<String, String> facts = run.environment();
    if (!facts.containsKey(GATEWAY)) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(facts));
    } catch (IllegalArgumentException e) {
      throw new HeadroomException(
          HeadroomException.Kind.BAD_DATA,
          "run.json: environment says of its lab what makes no sense ("
              + e.getMessage()
              + "); use the file as it was written",
          e);
    }
  }

  private static LabFacts read(Map<String, String> facts) {
    OriginSpec origin =
        new OriginSpec(
            Integer.parseInt(facts.getOrDefault(WORKERS, "")),
            ServiceLaw.parse(facts.getOrDefault(SERVICE, "")),
            Integer.parseInt(facts.getOrDefault(QUEUE, "")),
            Long.parseLong(facts.getOrDefault(SEED, "")),
            Double.parseDouble(facts.getOrDefault(SLOWDOWN, "0")));
    return new LabFacts(origin, GatewayKind.valueOf(facts.getOrDefault(GATEWAY, "")));
  }

  /** Their written form. */
  Map<String, String> written() {
    return Map.of(
        WORKERS, Integer.toString(origin.workers()),
        SERVICE, origin.law().toString(),
        QUEUE, Integer.toString(origin.queue()),
        SEED, Long.toString(origin.seed()),
        SLOWDOWN, Double.toString(origin.slowdown()),
        GATEWAY, gateway.name());
  }
}
