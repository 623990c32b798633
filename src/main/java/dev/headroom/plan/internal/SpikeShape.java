package dev.headroom.plan.internal;

import java.util.ArrayList;
import java.util.List;

/** The shapes of a spike as a plan names them, with the keys that each has. */
enum SpikeShape {
  PLATEAU("rise hold fall"),
  STEP("hold"),
  RAMP("rise"),
  SAWTOOTH("rise teeth"),
  DOUBLE("rise hold fall pause"),
  FLASH_CROWD("rise fall"),
  REPLAY("file series length");

  /** Words. */
  private final String own;

  SpikeShape(String own) {
    this.own = own;
  }

  /** Those that all shapes have, and its own. */
  List<String> keys() {
    List<String> keys = new ArrayList<>(List.of("shape", "baseline", "peak"));
    keys.addAll(List.of(own.split(" ", -1)));
    keys.add("recovery");
    return keys;
  }
}
