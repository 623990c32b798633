package dev.headroom.check;

import java.net.URI;
import java.util.Comparator;
import java.util.List;

/**
 * What a target looked like before any load.
 *
 * @param target that was checked
 * @param second when, in seconds since 1970
 * @param observations what was seen, in the order of a request's way
 * @param findings what is wrong, the blocking ones first
 */
public record Check(
    URI target, long second, List<Observation> observations, List<Finding> findings) {

  public Check {
    observations = List.copyOf(observations);
    findings =
        findings.stream().sorted(Comparator.comparing(Finding::severity).reversed()).toList();
  }

  /** Whether a load test would measure what was found instead of the origin. */
  public boolean blocked() {
    return findings.stream().anyMatch(f -> f.severity() == Severity.BLOCKING);
  }
}
