package dev.headroom.load;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a run was carried out, as {@code run.json} holds it.
 *
 * @param startSecond when it began, epoch seconds
 * @param gateway kind and version of the gateway where known, such as {@code haproxy 2.6.12}
 * @param ceiling what the injector can send, where it was measured
 * @param phases in the order they ran
 * @param stopped why it ended before its plan did, if so
 * @param environment versions and machine, for the reader: key to value
 */
public record RunRecord(
    long startSecond,
    Optional<String> gateway,
    Optional<Ceiling> ceiling,
    List<PhaseRecord> phases,
    Optional<String> stopped,
    Map<String, String> environment) {

  public RunRecord {
    phases = List.copyOf(phases);
    environment = Collections.unmodifiableMap(new TreeMap<>(environment));
  }
}
