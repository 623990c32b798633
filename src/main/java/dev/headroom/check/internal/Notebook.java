package dev.headroom.check.internal;

import dev.headroom.check.Area;
import dev.headroom.check.Finding;
import dev.headroom.check.Observation;
import dev.headroom.check.Problem;
import dev.headroom.check.Severity;
import java.util.ArrayList;
import java.util.List;

/** What one check has seen and found so far. */
public final class Notebook {

  private final List<Observation> observations = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  void see(Area area, String subject, String text) {
    observations.add(new Observation(area, subject, text));
  }

  void find(Problem problem, String seen) {
    findings.add(Finding.of(problem, seen));
  }

  void find(Problem problem, Severity severity, String seen) {
    findings.add(new Finding(problem, severity, seen));
  }

  public List<Observation> observations() {
    return observations;
  }

  public List<Finding> findings() {
    return findings;
  }

  public boolean blocked() {
    return findings.stream().anyMatch(f -> f.severity() == Severity.BLOCKING);
  }
}
