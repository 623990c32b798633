package dev.headroom.cli;

import dev.headroom.load.Ceiling;
import dev.headroom.load.PhaseRecord;
import dev.headroom.load.RunRecord;
import dev.headroom.store.RunDocuments;
import dev.headroom.store.RunFolder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * {@code run.json} of a run under way. It is rewritten at each step, so that a killed run can still
 * be read.
 */
final class RunNotes {

  private final RunDocuments documents;
  private final Optional<String> gateway;
  private final Map<String, String> environment;
  private final long startSecond = Instant.now().getEpochSecond();
  private final List<PhaseRecord> phases = new ArrayList<>();
  private final AtomicReference<@Nullable String> stopped = new AtomicReference<>();
  private @Nullable Ceiling ceiling;

  /**
   * Begins them, with nothing written yet.
   *
   * @param gateway name and version, where known
   * @param environment what else there is to say of the run
   */
  RunNotes(RunFolder folder, Optional<String> gateway, Map<String, String> environment) {
    this.documents = new RunDocuments(folder);
    this.gateway = gateway;
    this.environment = new TreeMap<>(environment);
  }

  /** Notes what the injector can send. */
  synchronized void ceiling(Ceiling found) {
    ceiling = found;
    write();
  }

  /** Notes something for the reader, to be written with the next step. */
  synchronized void say(String name, String what) {
    environment.put(name, what);
  }

  /** Notes a phase, in the place of what was known of it; phases keep the order of their start. */
  synchronized void phase(PhaseRecord record) {
    phases.removeIf(known -> known.name().equals(record.name()));
    phases.add(record);
    write();
  }

  /**
   * Notes why the run ends before its plan does, to be written with the next step.
   *
   * @return whether this is the first reason, which stays
   */
  boolean stopped(String reason) {
    return stopped.compareAndSet(null, reason);
  }

  /** Why it was stopped before its end, if it was. */
  Optional<String> stopReason() {
    return Optional.ofNullable(stopped.get());
  }

  /** The run as far as it is known. */
  synchronized RunRecord record() {
    return new RunRecord(
        startSecond, gateway, Optional.ofNullable(ceiling), phases, stopReason(), environment);
  }

  synchronized void write() {
    documents.write(record());
  }
}
