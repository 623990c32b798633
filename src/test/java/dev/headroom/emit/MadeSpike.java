package dev.headroom.emit;

import dev.headroom.collect.Interval;
import dev.headroom.collect.Interval.Lag;
import dev.headroom.collect.LatencyHistogram;
import dev.headroom.collect.Outcome;
import dev.headroom.collect.Recording;
import dev.headroom.fit.Fit;
import dev.headroom.fit.Recovery;
import dev.headroom.fit.Recovery.Onset;
import dev.headroom.load.PhaseKind;
import dev.headroom.load.PhaseRecord;
import dev.headroom.load.RunRecord;
import dev.headroom.plan.Load.Spike;
import dev.headroom.plan.LoadShape;
import dev.headroom.plan.Plan;
import dev.headroom.plan.PlanReader;
import dev.headroom.plan.PlanWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/** A spike of another form than the reference run's, from 40/s to 250/s, evenly paced. */
final class MadeSpike {

  /** What the origin of the reference run takes; the rest fails at once. */
  private static final long CAPACITY = 200;

  private static final String PLATEAU = "shape: \"plateau\"";
  private static final String RISE = "rise: \"2s\"";

  private MadeSpike() {}

  /** Up at once. */
  static Basis step(Basis reference) {
    return of(
        reference,
        text -> text.replace(PLATEAU, "shape: step").replace(RISE, "").replace("fall: \"1s\"", ""));
  }

  /** Up in so long. */
  static Basis rising(Basis reference, String rise) {
    return of(reference, text -> text.replace(RISE, "rise: " + rise).replace("\"5m\"", "10m"));
  }

  private static Basis of(Basis reference, UnaryOperator<String> change) {
    Plan plan = PlanReader.parse(change.apply(PlanWriter.write(reference.plan())), "plan.yaml");
    Spike spike = plan.load().spike();
    List<Interval> seconds = seconds(spike.shape());
    PhaseRecord phase =
        new PhaseRecord("spike", PhaseKind.SPIKE, spike.shape(), 0, 0, seconds.size(), true);
    RunRecord run =
        new RunRecord(
            0, Optional.empty(), Optional.empty(), List.of(phase), Optional.empty(), Map.of());
    int rise = (int) spike.untilRise().toSeconds();
    int onset = 0;
    while (seconds.get(onset).gatewayErrors() == 0) {
      onset++;
    }
    Fit fit = withOnset(reference.fit(), new Onset(onset - rise, seconds.get(onset).offered()));
    return new Basis(plan, new Recording(run, seconds), fit, reference.recommendation());
  }

  private static List<Interval> seconds(LoadShape shape) {
    List<Interval> seconds = new ArrayList<>();
    for (int second = 0; second < shape.length().toSeconds(); second++) {
      long offered = Math.round(shape.rateAt(Duration.ofMillis(1000L * second + 500)).perSecond());
      long good = Math.min(CAPACITY, offered);
      Map<Outcome, Long> outcomes = Map.of(Outcome.OK, good, Outcome.BAD_GATEWAY, offered - good);
      seconds.add(
          new Interval(
              second,
              "spike",
              offered,
              offered,
              offered,
              outcomes,
              0,
              LatencyHistogram.EMPTY,
              new Lag(0, 0),
              0));
    }
    return seconds;
  }

  private static Fit withOnset(Fit fit, Onset onset) {
    Recovery recovery =
        new Recovery(
            Recovery.End.RECOVERED,
            OptionalDouble.of(1),
            40,
            3,
            OptionalDouble.empty(),
            0,
            Optional.of(onset),
            0,
            Optional.empty(),
            1);
    return new Fit(
        fit.saturation(),
        fit.sustainable(),
        fit.loss(),
        fit.overload(),
        Optional.of(recovery),
        fit.queue(),
        fit.spike(),
        fit.inconclusive(),
        fit.model(),
        fit.levels(),
        fit.curve(),
        fit.quality(),
        fit.warnings());
  }
}
