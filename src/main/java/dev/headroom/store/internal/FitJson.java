package dev.headroom.store.internal;

import dev.headroom.fit.Fit;
import dev.headroom.fit.LatencyCurve;
import dev.headroom.fit.Level;
import dev.headroom.fit.LimitedBy;
import dev.headroom.fit.Loss;
import dev.headroom.fit.ModelSummary;
import dev.headroom.fit.Overload;
import dev.headroom.fit.Quality;
import dev.headroom.fit.Recovery;
import dev.headroom.fit.Saturation;
import dev.headroom.fit.Sustainable;
import dev.headroom.fit.Sustainable.Binding;
import dev.headroom.quantity.Ratio;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** {@code fit.json}, version 1; rates in requests per second. */
public final class FitJson {

  private FitJson() {}

  public static Map<String, @Nullable Object> tree(Fit fit) {
    return Tree.of(
        "version", 1,
        "saturation",
            Tree.of(
                "reached", fit.saturation().reached(),
                "rate", Tree.estimate(fit.saturation().rate()),
                "limitedBy", fit.saturation().limitedBy().id()),
        "sustainable",
            Tree.of(
                "reached", fit.sustainable().reached(),
                "rate", Tree.estimate(fit.sustainable().rate()),
                "binding", fit.sustainable().binding().id()),
        "loss",
            Tree.of(
                "budget", fit.loss().budget().value(), "rate", Tree.estimate(fit.loss().rate())),
        "overload", fit.overload().map(FitJson::overload),
        "recovery", fit.recovery().map(FitJson::recovery),
        "model", model(fit.model()),
        "levels", Tree.list(fit.levels(), FitJson::level),
        "curve", Tree.list(fit.curve().points(), FitJson::point),
        "quality", quality(fit.quality()),
        "warnings", fit.warnings());
  }

  private static Map<String, @Nullable Object> overload(Overload overload) {
    return Tree.of("goodput", Tree.estimate(overload.goodput()), "collapse", overload.collapse());
  }

  private static Map<String, @Nullable Object> recovery(Recovery recovery) {
    return Tree.of(
        "seconds", recovery.seconds().orElse(Double.NaN), "recovered", recovery.recovered());
  }

  private static Map<String, @Nullable Object> model(ModelSummary model) {
    return Tree.of(
        "name", model.name(),
        "parameters",
            Tree.list(
                model.parameters(),
                p ->
                    Tree.of("name", p.name(), "unit", p.unit(), "value", Tree.estimate(p.value()))),
        "alternatives",
            Tree.list(model.alternatives(), a -> Tree.of("name", a.name(), "score", a.score())));
  }

  private static Map<String, @Nullable Object> level(Level level) {
    return Tree.of(
        "phase", level.phase(),
        "offered", level.offered(),
        "goodput", level.goodput(),
        "goodputError", level.goodputError(),
        "gatewayErrors", level.gatewayErrors(),
        "requests", level.requests(),
        "p50Millis", millis(level.p50()),
        "p99Millis", millis(level.p99()),
        "objectiveMillis", millis(level.objective()),
        "excluded", level.excluded());
  }

  /** No latency is zero: that is a level without any, whose latency isn't known. */
  private static double millis(Duration latency) {
    return latency.isZero() ? Double.NaN : Tree.millis(latency);
  }

  private static Map<String, @Nullable Object> point(LatencyCurve.Point point) {
    return Tree.of(
        "offered", point.offered(),
        "goodput", point.goodput(),
        "latencyMillis", point.latencyMillis());
  }

  private static Map<String, @Nullable Object> quality(Quality quality) {
    return Tree.of(
        "heldOutError", quality.heldOutError(),
        "residuals", quality.residuals().stream().map(r -> Double.isFinite(r) ? r : null).toList(),
        "excluded",
            Tree.list(quality.excluded(), e -> Tree.of("what", e.what(), "reason", e.reason())));
  }

  public static Fit read(Fields fit) {
    Fields saturation = fit.object("saturation");
    Fields sustainable = fit.object("sustainable");
    Fields loss = fit.object("loss");
    return new Fit(
        new Saturation(
            saturation.flag("reached"),
            saturation.estimate("rate"),
            saturation.choice("limitedBy", LimitedBy.values(), LimitedBy::id)),
        new Sustainable(
            sustainable.flag("reached"),
            sustainable.estimate("rate"),
            sustainable.choice("binding", Binding.values(), Binding::id)),
        new Loss(new Ratio(loss.number("budget")), loss.estimate("rate")),
        fit.findObject("overload")
            .map(o -> new Overload(o.estimate("goodput"), o.number("collapse"))),
        fit.findObject("recovery").map(FitJson::readRecovery),
        readModel(fit.object("model")),
        fit.list("levels", FitJson::readLevel),
        new LatencyCurve(fit.list("curve", FitJson::readPoint)),
        readQuality(fit.object("quality")),
        fit.texts("warnings"));
  }

  private static Recovery readRecovery(Fields recovery) {
    double seconds = recovery.number("seconds");
    return new Recovery(
        Double.isNaN(seconds) ? OptionalDouble.empty() : OptionalDouble.of(seconds),
        recovery.flag("recovered"));
  }

  private static ModelSummary readModel(Fields model) {
    return new ModelSummary(
        model.text("name"),
        model.list(
            "parameters",
            p -> new ModelSummary.Parameter(p.text("name"), p.text("unit"), p.estimate("value"))),
        model.list(
            "alternatives", a -> new ModelSummary.Alternative(a.text("name"), a.number("score"))));
  }

  private static Level readLevel(Fields level) {
    return new Level(
        level.text("phase"),
        level.number("offered"),
        level.number("goodput"),
        level.number("goodputError"),
        level.number("gatewayErrors"),
        level.whole("requests"),
        level.millis("p50Millis"),
        level.millis("p99Millis"),
        level.millis("objectiveMillis"),
        level.findText("excluded"));
  }

  private static LatencyCurve.Point readPoint(Fields point) {
    return new LatencyCurve.Point(
        point.number("offered"), point.number("goodput"), point.number("latencyMillis"));
  }

  private static Quality readQuality(Fields quality) {
    return new Quality(
        quality.number("heldOutError"),
        quality.numbers("residuals"),
        quality.list("excluded", e -> new Quality.Excluded(e.text("what"), e.text("reason"))));
  }
}
