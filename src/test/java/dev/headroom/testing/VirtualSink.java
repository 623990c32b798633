package dev.headroom.testing;

import dev.headroom.collect.Outcome;

/** Is told what happens to requests in virtual time, in no particular order. */
public interface VirtualSink {

  /** A request was due at this second. */
  void offered(double time);

  /** A request was due at this second whose visitor tries again. */
  default void retried(double time) {}

  /** A request that was due at {@code sent} ended at {@code time}, both in seconds. */
  void ended(double sent, double time, Outcome outcome);
}
