package dev.headroom.fit.internal;

/** What may have kept the injector from sending or from seeing an answer in time. */
public enum OwnLimit {
  PORTS(
      "Share connections (scenario.connections: shared), widen net.ipv4.ip_local_port_range, or"
          + " load from several machines."),
  FILES("Raise the limit of open files (ulimit -n) or share connections (scenario.connections)."),
  PAUSE("Load from a machine with more memory and processors, or from several."),
  TIMERS("Load from a machine that does nothing else, or from a faster one."),
  LATE("Load from a machine that does nothing else, from a faster one, or from several."),
  UNSENT("Load from a faster machine, or from several."),
  PROCESSORS("Load from a machine with more processors, or from several."),
  CEILING("Load from a faster machine, or from several.");

  private final String remedy;

  OwnLimit(String remedy) {
    this.remedy = remedy;
  }

  /** What to change so that it is none. */
  String remedy() {
    return remedy;
  }
}
