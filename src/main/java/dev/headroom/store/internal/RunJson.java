package dev.headroom.store.internal;

import dev.headroom.load.Ceiling;
import dev.headroom.load.PhaseKind;
import dev.headroom.load.PhaseRecord;
import dev.headroom.load.RunRecord;
import dev.headroom.load.WarmUp;
import dev.headroom.plan.LoadShape;
import dev.headroom.quantity.Rate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code run.json}, version 1. */
public final class RunJson {

  private RunJson() {}

  public static Map<String, @Nullable Object> tree(RunRecord run) {
    return Tree.of(
        "version", 1,
        "startSecond", run.startSecond(),
        "gateway", run.gateway(),
        "ceiling", run.ceiling().map(RunJson::ceiling),
        "phases", Tree.list(run.phases(), RunJson::phase),
        "stopped", run.stopped(),
        "environment", run.environment());
  }

  private static Map<String, @Nullable Object> ceiling(Ceiling ceiling) {
    return Tree.of(
        "held", ceiling.held().perSecond(),
        "exhausted", ceiling.exhausted(),
        "warmUp",
            ceiling
                .warmUp()
                .map(w -> Tree.of("millis", Tree.millis(w.length()), "steady", w.steady())));
  }

  private static Ceiling readCeiling(Fields ceiling) {
    return new Ceiling(
        new Rate(ceiling.number("held")),
        ceiling.flag("exhausted"),
        ceiling.findObject("warmUp").map(w -> new WarmUp(w.millis("millis"), w.flag("steady"))));
  }

  private static Map<String, @Nullable Object> phase(PhaseRecord phase) {
    return Tree.of(
        "name", phase.name(),
        "kind", phase.kind().id(),
        "shape", Tree.list(phase.shape().segments(), RunJson::segment),
        "startSecond", phase.startSecond(),
        "settledSecond", phase.settledSecond(),
        "endSecond", phase.endSecond(),
        "complete", phase.complete());
  }

  private static Map<String, @Nullable Object> segment(LoadShape.Segment segment) {
    return Tree.of(
        "from", segment.from().perSecond(),
        "to", segment.to().perSecond(),
        "lengthMillis", Tree.millis(segment.length()));
  }

  public static RunRecord read(Fields run) {
    return new RunRecord(
        run.second("startSecond"),
        run.findText("gateway"),
        run.findObject("ceiling").map(RunJson::readCeiling),
        run.list("phases", RunJson::readPhase),
        run.findText("stopped"),
        run.pairs("environment"));
  }

  private static PhaseRecord readPhase(Fields phase) {
    return new PhaseRecord(
        phase.text("name"),
        phase.choice("kind", PhaseKind.values(), PhaseKind::id),
        new LoadShape(phase.list("shape", RunJson::readSegment)),
        phase.second("startSecond"),
        phase.second("settledSecond"),
        phase.second("endSecond"),
        phase.flag("complete"));
  }

  private static LoadShape.Segment readSegment(Fields segment) {
    return new LoadShape.Segment(
        new Rate(segment.number("from")),
        new Rate(segment.number("to")),
        segment.millis("lengthMillis"));
  }
}
