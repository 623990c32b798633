package dev.headroom.testing;

/** A target at work: takes requests one after another, in ascending order of time. */
public interface VirtualStation {

  /** Takes a request at this second, after all that happens before it. */
  void arrive(double now);

  /** All that happens up to this second, without a further request. */
  void advance(double until);
}
