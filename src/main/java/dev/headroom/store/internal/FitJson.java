package dev.headroom.store.internal;

import dev.headroom.fit.Fit;
import dev.headroom.fit.Inconclusive;
import dev.headroom.fit.Inconclusive.Reason;
import dev.headroom.fit.Level;
import dev.headroom.fit.LimitedBy;
import dev.headroom.fit.Loss;
import dev.headroom.fit.ModelSummary;
import dev.headroom.fit.Overload;
import dev.headroom.fit.Quality;
import dev.headroom.fit.Queue;
import dev.headroom.fit.Saturation;
import dev.headroom.fit.SpikeForecast;
import dev.headroom.fit.Sustainable;
import dev.headroom.fit.Sustainable.Binding;
import dev.headroom.quantity.Ratio;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code fit.json}, version {@value #VERSION}; rates in requests per second. */
public final class FitJson {

  /** Of the document. */
  public static final int VERSION = 3;

  private FitJson() {}

  public static Map<String, @Nullable Object> tree(Fit fit) {
    return Tree.of(
        "version", VERSION,
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
        "recovery", fit.recovery().map(RecoveryJson::tree),
        "queue", fit.queue().map(FitJson::queue),
        "spike", fit.spike().map(FitJson::spike),
        "inconclusive", fit.inconclusive().map(FitJson::inconclusive),
        "model", model(fit.model()),
        "levels", Tree.list(fit.levels(), FitJson::level),
        "curve", CurveJson.tree(fit.curve()),
        "quality", quality(fit.quality()),
        "warnings", fit.warnings());
  }

  private static Map<String, @Nullable Object> overload(Overload overload) {
    return Tree.of("goodput", Tree.estimate(overload.goodput()), "collapse", overload.collapse());
  }

  private static Map<String, @Nullable Object> queue(Queue queue) {
    return Tree.of(
        "workers", Tree.estimate(queue.workers()),
        "variability", Tree.estimate(queue.variability()),
        "room", queue.room().map(Tree::estimate),
        "concurrency", queue.concurrency().map(Tree::estimate));
  }

  private static Map<String, @Nullable Object> spike(SpikeForecast spike) {
    return Tree.of(
        "requests", spike.requests(),
        "gatewayErrors", Tree.estimate(spike.gatewayErrors()),
        "seenGatewayErrors", spike.seenGatewayErrors(),
        "p99Millis", Tree.estimate(spike.p99Millis()),
        "seenP99Millis", spike.seenP99Millis(),
        "borneOut", spike.borneOut());
  }

  private static Map<String, @Nullable Object> inconclusive(Inconclusive why) {
    return Tree.of("reason", why.reason().id(), "finding", why.finding(), "remedy", why.remedy());
  }

  private static Map<String, @Nullable Object> model(ModelSummary model) {
    return Tree.of(
        "name", model.name(),
        "aicc", model.aicc(),
        "parameters",
            Tree.list(
                model.parameters(),
                p ->
                    Tree.of("name", p.name(), "unit", p.unit(), "value", Tree.estimate(p.value()))),
        "alternatives",
            Tree.list(
                model.alternatives(),
                a ->
                    Tree.of("name", a.name(), "heldOutError", a.heldOutError(), "aicc", a.aicc())));
  }

  private static Map<String, @Nullable Object> level(Level level) {
    return Tree.of(
        "phase", level.phase(),
        "offered", level.offered(),
        "goodput", level.goodput(),
        "goodputError", level.goodputError(),
        "gatewayErrors", level.gatewayErrors(),
        "gatewayErrorsError", level.gatewayErrorsError(),
        "requests", level.requests(),
        "p50Millis", millis(level.p50()),
        "p99Millis", millis(level.p99()),
        "objectiveMillis", millis(level.objective()),
        "objectiveLowMillis", millis(level.objectiveLow()),
        "objectiveHighMillis", millis(level.objectiveHigh()),
        "amplification", level.amplification(),
        "excluded", level.excluded());
  }

  /** No latency is zero: that is a level without any, whose latency isn't known. */
  private static double millis(Duration latency) {
    return latency.isZero() ? Double.NaN : Tree.millis(latency);
  }

  private static Map<String, @Nullable Object> quality(Quality quality) {
    return Tree.of(
        "heldOutError", quality.heldOutError(),
        "residuals", Tree.defined(quality.residuals()),
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
        fit.findObject("recovery").map(RecoveryJson::read),
        fit.findObject("queue").map(FitJson::readQueue),
        fit.findObject("spike").map(FitJson::readSpike),
        fit.findObject("inconclusive").map(FitJson::readInconclusive),
        readModel(fit.object("model")),
        fit.list("levels", FitJson::readLevel),
        CurveJson.read(fit),
        readQuality(fit.object("quality")),
        fit.texts("warnings"));
  }

  private static Queue readQueue(Fields queue) {
    return new Queue(
        queue.estimate("workers"),
        queue.estimate("variability"),
        queue.findEstimate("room"),
        queue.findEstimate("concurrency"));
  }

  private static SpikeForecast readSpike(Fields spike) {
    return new SpikeForecast(
        spike.whole("requests"),
        spike.estimate("gatewayErrors"),
        spike.whole("seenGatewayErrors"),
        spike.estimate("p99Millis"),
        spike.number("seenP99Millis"));
  }

  private static Inconclusive readInconclusive(Fields why) {
    return new Inconclusive(
        why.choice("reason", Reason.values(), Reason::id), why.text("finding"), why.text("remedy"));
  }

  private static ModelSummary readModel(Fields model) {
    return new ModelSummary(
        model.text("name"),
        model.number("aicc"),
        model.list(
            "parameters",
            p -> new ModelSummary.Parameter(p.text("name"), p.text("unit"), p.estimate("value"))),
        model.list(
            "alternatives",
            a ->
                new ModelSummary.Alternative(
                    a.text("name"), a.number("heldOutError"), a.number("aicc"))));
  }

  private static Level readLevel(Fields level) {
    return new Level(
        level.text("phase"),
        level.number("offered"),
        level.number("goodput"),
        level.number("goodputError"),
        level.number("gatewayErrors"),
        level.number("gatewayErrorsError"),
        level.whole("requests"),
        level.millis("p50Millis"),
        level.millis("p99Millis"),
        level.millis("objectiveMillis"),
        level.millis("objectiveLowMillis"),
        level.millis("objectiveHighMillis"),
        level.number("amplification"),
        level.findText("excluded"));
  }

  private static Quality readQuality(Fields quality) {
    return new Quality(
        quality.number("heldOutError"),
        quality.numbers("residuals"),
        quality.list("excluded", e -> new Quality.Excluded(e.text("what"), e.text("reason"))));
  }
}
