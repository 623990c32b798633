package dev.headroom.report.internal;

import static dev.headroom.report.internal.Figures.interval;
import static dev.headroom.report.internal.Figures.percent;
import static dev.headroom.report.internal.Figures.rate;
import static dev.headroom.report.internal.Figures.value;

import dev.headroom.fit.LimitedBy;
import dev.headroom.fit.Loss;
import dev.headroom.fit.Saturation;
import dev.headroom.fit.Sustainable;
import dev.headroom.plan.Demand;
import dev.headroom.prove.Proof;
import dev.headroom.prove.Proof.Trial;
import dev.headroom.quantity.Estimate;
import dev.headroom.quantity.TimeText;
import dev.headroom.recommend.Recommendation;
import dev.headroom.recommend.Recommendation.Autoscaler;
import dev.headroom.recommend.Recommendation.Instances;
import dev.headroom.recommend.Recommendation.Sizing;
import dev.headroom.report.ReportData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The numbers of the answer, each with how sure it is, or that it isn't known and why. */
final class Facts {

  private static final String PER_SECOND = "requests/s";

  private Facts() {}

  static List<Fact> of(ReportData data) {
    List<Fact> facts = new ArrayList<>();
    facts.add(saturation(data.fit().saturation(), data.trueCapacity()));
    facts.add(sustainable(data));
    facts.add(loss(data.fit().loss()));
    Optional<Sizing> sizing = data.recommendation().flatMap(Recommendation::sizing);
    facts.add(
        sizing
            .map(s -> instances(s, data.plan().demand()))
            .orElseGet(() -> Fact.unknown("Instances to run", "none was recommended")));
    facts.add(
        sizing
            .map(s -> autoscaler(s.autoscaler()))
            .orElseGet(() -> Fact.unknown("Autoscaler target", "none was recommended")));
    facts.add(
        data.proof()
            .filter(proof -> !proof.trials().isEmpty())
            .map(Facts::proof)
            .orElseGet(() -> new Fact("Proof", "not run", "", "", "", "", Tone.PLAIN)));
    return facts;
  }

  private static Fact saturation(Saturation saturation, Optional<Double> truth) {
    if (saturation.limitedBy() == LimitedBy.INJECTOR && saturation.reached()) {
      return Fact.unknown("Saturation", "the load generator was the limit");
    }
    String limit =
        saturation.limitedBy() == LimitedBy.NONE
            ? "no limit was reached"
            : "limited by the " + saturation.limitedBy().id();
    return estimate(
        "Saturation",
        saturation.rate(),
        limit + truth(saturation.rate(), truth),
        limit + truth.map(t -> " (" + rate(t) + ")").orElse(""));
  }

  private static String truth(Estimate found, Optional<Double> truth) {
    return truth
        .map(
            t ->
                "; the lab’s true capacity, "
                    + rate(t)
                    + (found.isBound()
                        ? ", is known"
                        : contains(found, t) ? ", lies inside" : ", lies outside"))
        .orElse("");
  }

  private static boolean contains(Estimate found, double truth) {
    return found.low() <= truth && truth <= found.high();
  }

  private static Fact sustainable(ReportData data) {
    Sustainable sustainable = data.fit().sustainable();
    String objective = "meets " + data.plan().objective();
    String binds =
        switch (sustainable.binding()) {
          case LATENCY -> "latency breaks first";
          case ERRORS -> "errors break first";
          case NONE -> "it never broke";
        };
    return estimate("Sustainable", sustainable.rate(), objective + "; " + binds, binds);
  }

  private static Fact loss(Loss loss) {
    return estimate(
        "Before losses",
        loss.rate(),
        "gateway errors stay within " + percent(loss.budget()),
        "errors stay within " + percent(loss.budget()));
  }

  private static Fact estimate(String label, Estimate rate, String detail, String brief) {
    if (rate.isBound() && rate.low() <= 0) {
      return Fact.unknown(label, "no level of load was held that could tell");
    }
    Tone tone = rate.isBound() ? Tone.CAUTION : Tone.PLAIN;
    String interval = rate.isBound() ? "lower bound" : interval(rate).replace(" interval", ":");
    return new Fact(
        label, value(rate), PER_SECOND, interval(rate), detail, interval + "; " + brief, tone);
  }

  private static Fact instances(Sizing sizing, Demand demand) {
    Instances instances = sizing.instances();
    String growth =
        demand.growth().value() > 0 ? " and " + percent(demand.growth()) + " growth" : "";
    String split = instances.needed() + " needed + " + instances.reserve() + " in reserve";
    return new Fact(
        "Instances to run",
        Integer.toString(instances.count()),
        instances.count() == 1 ? "instance" : "instances",
        split,
        "for a peak of " + rate(demand.peak().perSecond()) + " " + PER_SECOND + growth,
        split + ", for " + rate(demand.sized().perSecond()) + " " + PER_SECOND,
        Tone.PLAIN);
  }

  private static Fact autoscaler(Autoscaler autoscaler) {
    return new Fact(
        "Autoscaler target",
        rate(autoscaler.target()),
        PER_SECOND + " an instance",
        "least " + autoscaler.min() + ", most " + autoscaler.max() + " instances",
        "up by "
            + autoscaler.scaleUpPercent()
            + " % every "
            + TimeText.format(autoscaler.scaleUpPeriod())
            + ", down after "
            + TimeText.format(autoscaler.scaleDownStabilisation()),
        "an instance; least " + autoscaler.min() + ", most " + autoscaler.max() + " instances",
        Tone.PLAIN);
  }

  private static Fact proof(Proof proof) {
    List<Trial> trials = proof.trials();
    long expected = trials.stream().filter(Trial::asExpected).count();
    return new Fact(
        "Proof",
        expected + " of " + trials.size(),
        "as foretold",
        proof.proven() ? "the recommendation held" : "not proven",
        "the expected spike, driven for real",
        "came out as foretold; " + (proof.proven() ? "the recommendation held" : "not proven"),
        proof.proven() ? Tone.GOOD : Tone.BAD);
  }
}
