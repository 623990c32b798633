package dev.headroom.store.internal;

import dev.headroom.check.Area;
import dev.headroom.check.Check;
import dev.headroom.check.Finding;
import dev.headroom.check.Observation;
import dev.headroom.check.Problem;
import dev.headroom.check.Severity;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code check.json}, version 1; meaning and remedy are those of the problem and read anew. */
public final class CheckJson {

  private CheckJson() {}

  public static Map<String, @Nullable Object> tree(Check check) {
    return Tree.of(
        "version", 1,
        "target", check.target().toString(),
        "second", check.second(),
        "blocked", check.blocked(),
        "findings", Tree.list(check.findings(), CheckJson::finding),
        "observations", Tree.list(check.observations(), CheckJson::observation));
  }

  private static Map<String, @Nullable Object> finding(Finding finding) {
    return Tree.of(
        "id", finding.problem().id(),
        "severity", finding.severity().id(),
        "seen", finding.seen(),
        "meaning", finding.problem().meaning(),
        "remedy", finding.problem().remedy());
  }

  private static Map<String, @Nullable Object> observation(Observation observation) {
    return Tree.of(
        "area", observation.area().id(),
        "subject", observation.subject(),
        "text", observation.text());
  }

  public static Check read(Fields check) {
    return new Check(
        URI.create(check.text("target")),
        check.second("second"),
        check.list("observations", CheckJson::readObservation),
        check.list("findings", CheckJson::readFinding));
  }

  private static Finding readFinding(Fields finding) {
    return new Finding(
        finding.choice("id", Problem.values(), Problem::id),
        finding.choice("severity", Severity.values(), Severity::id),
        finding.text("seen"));
  }

  private static Observation readObservation(Fields observation) {
    return new Observation(
        observation.choice("area", Area.values(), Area::id),
        observation.text("subject"),
        observation.text("text"));
  }
}
