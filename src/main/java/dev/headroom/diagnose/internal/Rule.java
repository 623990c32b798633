package dev.headroom.diagnose.internal;

import dev.headroom.diagnose.Attribution;
import dev.headroom.diagnose.Cause;
import dev.headroom.diagnose.Confidence;
import dev.headroom.diagnose.Evidence;

/**
 * What a sign in a log means.
 *
 * @param cause what it means
 * @param confidence how sure that is
 * @param seen the sign in words
 * @param source where that is written
 */
record Rule(Cause cause, Confidence confidence, String seen, String source) {

  static Rule certain(Cause cause, String seen, String source) {
    return new Rule(cause, Confidence.CERTAIN, seen, source);
  }

  static Rule probable(Cause cause, String seen, String source) {
    return new Rule(cause, Confidence.PROBABLE, seen, source);
  }

  static Rule ambiguous(Cause cause, String seen, String source) {
    return new Rule(cause, Confidence.AMBIGUOUS, seen, source);
  }

  /** What it says of a line. */
  Attribution of(String line) {
    return new Attribution(cause, confidence, new Evidence(seen, source, line));
  }
}
