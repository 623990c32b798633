package dev.headroom.cli;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What {@code run.json} says of the machine and the programs of a run. */
final class Environment {

  private Environment() {}

  static Map<String, String> of(Optional<LabFacts> lab) {
    Map<String, String> facts = new TreeMap<>();
    facts.put("headroom", Version.number());
    facts.put("java", System.getProperty("java.vendor") + " " + Runtime.version());
    facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    facts.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    lab.ifPresent(known -> facts.putAll(known.written()));
    return facts;
  }
}
