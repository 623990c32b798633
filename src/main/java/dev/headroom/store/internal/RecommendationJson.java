package dev.headroom.store.internal;

import dev.headroom.fleet.Balancer;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.Ratio;
import dev.headroom.recommend.Recommendation;
import dev.headroom.recommend.Recommendation.Autoscaler;
import dev.headroom.recommend.Recommendation.Instances;
import dev.headroom.recommend.Recommendation.PerInstance;
import dev.headroom.recommend.Recommendation.Sizing;
import dev.headroom.recommend.Trade;
import dev.headroom.recommend.Trade.Setting;
import dev.headroom.recommend.Verdict;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code recommendation.json}, version {@value #VERSION}; without a sizing its five fields are
 * null, without a simulation {@code trade} is.
 */
public final class RecommendationJson {

  /** Of the file. */
  public static final int VERSION = 2;

  private RecommendationJson() {}

  public static Map<String, @Nullable Object> tree(Recommendation recommendation) {
    Optional<Sizing> sizing = recommendation.sizing();
    return Tree.of(
        "version", VERSION,
        "demand", recommendation.demand().perSecond(),
        "instances", sizing.map(s -> instances(s.instances())),
        "perInstance", sizing.map(s -> perInstance(s.perInstance())),
        "targetUtilisation", sizing.map(s -> s.targetUtilisation().value()),
        "headroom", sizing.map(s -> s.headroom().value()),
        "autoscaler", sizing.map(s -> autoscaler(s.autoscaler())),
        "verdict",
            Tree.of(
                "kind", kind(recommendation.verdict()),
                "sentence", recommendation.verdict().sentence()),
        "assumptions", recommendation.assumptions(),
        "trade", recommendation.trade().map(RecommendationJson::trade));
  }

  private static Map<String, @Nullable Object> instances(Instances instances) {
    return Tree.of(
        "needed", instances.needed(),
        "reserve", instances.reserve(),
        "count", instances.count());
  }

  private static Map<String, @Nullable Object> perInstance(PerInstance perInstance) {
    return Tree.of(
        "sustainable", Tree.estimate(perInstance.sustainable()), "used", perInstance.used());
  }

  private static Map<String, @Nullable Object> autoscaler(Autoscaler autoscaler) {
    return Tree.of(
        "min", autoscaler.min(),
        "max", autoscaler.max(),
        "metric", autoscaler.metric(),
        "target", autoscaler.target(),
        "scaleUpPercent", autoscaler.scaleUpPercent(),
        "scaleUpPeriodSeconds", Tree.seconds(autoscaler.scaleUpPeriod()),
        "stabilisationSeconds", Tree.seconds(autoscaler.scaleDownStabilisation()));
  }

  private static Map<String, @Nullable Object> trade(Trade trade) {
    return Tree.of(
        "balancer", trade.balancer().id(),
        "alone", trade.alone(),
        "settings", Tree.list(trade.settings(), RecommendationJson::setting));
  }

  private static Map<String, @Nullable Object> setting(Setting setting) {
    return Tree.of(
        "min", setting.min(),
        "target", setting.target(),
        "holds", setting.holds(),
        "errors", setting.errors().value(),
        "latency", setting.latencySeconds(),
        "instanceHours", setting.instanceHours(),
        "chosen", setting.chosen());
  }

  private static Trade readTrade(Fields trade) {
    return new Trade(
        trade.choice("balancer", Balancer.values(), Balancer::id),
        trade.count("alone"),
        trade.list("settings", RecommendationJson::readSetting));
  }

  private static Setting readSetting(Fields setting) {
    return new Setting(
        setting.count("min"),
        setting.number("target"),
        setting.flag("holds"),
        new Ratio(setting.number("errors")),
        setting.number("latency"),
        setting.number("instanceHours"),
        setting.flag("chosen"));
  }

  private static String kind(Verdict verdict) {
    if (verdict instanceof Verdict.Feasible) {
      return "feasible";
    }
    return verdict instanceof Verdict.NotKnown ? "not-known" : "unreachable";
  }

  public static Recommendation read(Fields fields) {
    return new Recommendation(
        new Rate(fields.number("demand")),
        fields.findObject("instances").map(instances -> readSizing(fields, instances)),
        readVerdict(fields.object("verdict")),
        fields.texts("assumptions"),
        fields.findObject("trade").map(RecommendationJson::readTrade));
  }

  private static Sizing readSizing(Fields fields, Fields instances) {
    Fields perInstance = fields.object("perInstance");
    return new Sizing(
        new Instances(instances.count("needed"), instances.count("reserve")),
        new PerInstance(perInstance.estimate("sustainable"), perInstance.number("used")),
        new Ratio(fields.number("targetUtilisation")),
        new Ratio(fields.number("headroom")),
        readAutoscaler(fields.object("autoscaler")));
  }

  private static Autoscaler readAutoscaler(Fields autoscaler) {
    return new Autoscaler(
        autoscaler.count("min"),
        autoscaler.count("max"),
        autoscaler.text("metric"),
        autoscaler.number("target"),
        autoscaler.count("scaleUpPercent"),
        autoscaler.seconds("scaleUpPeriodSeconds"),
        autoscaler.seconds("stabilisationSeconds"));
  }

  private static Verdict readVerdict(Fields verdict) {
    String sentence = verdict.text("sentence");
    return switch (verdict.text("kind")) {
      case "feasible" -> new Verdict.Feasible(sentence);
      case "not-known" -> new Verdict.NotKnown(sentence);
      case "unreachable" -> new Verdict.Unreachable(sentence);
      default -> throw verdict.bad("kind", "is none of feasible, not-known, unreachable");
    };
  }
}
