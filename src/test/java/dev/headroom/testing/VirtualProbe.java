package dev.headroom.testing;

import dev.headroom.collect.Recording;
import dev.headroom.load.Phase;
import dev.headroom.load.PhaseKind;
import dev.headroom.load.PhaseRecord;
import dev.headroom.load.RunRecord;
import dev.headroom.plan.LoadShape;
import dev.headroom.plan.Objective;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.TimeText;
import dev.headroom.search.Probe;
import dev.headroom.search.Second;
import dev.headroom.search.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * A target in virtual time that a search drives second by second, with Poisson arrivals. Phases
 * follow each other without a gap, so that a backlog stays.
 */
public final class VirtualProbe implements Probe {

  private final VirtualRecorder recorder = new VirtualRecorder();
  private final List<PhaseRecord> phases = new ArrayList<>();
  private final SplittableRandom arrivals;
  private final VirtualStation station;
  private final Objective objective;
  private int now;
  private long requests;

  /** A probe of a target with nothing inside. */
  public VirtualProbe(VirtualTarget target, Objective objective, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    this.arrivals = random.split();
    this.station = target.open(random, recorder);
    this.objective = objective;
  }

  /** A control phase, whose first second isn't analysed. */
  public Step control(double rate, int seconds) {
    LoadShape shape = LoadShape.constant(new Rate(rate), Duration.ofSeconds(seconds));
    String name = "control-" + (phases.size() + 1);
    return drive(new Phase(name, PhaseKind.CONTROL, shape, Duration.ofSeconds(1)), s -> false);
  }

  @Override
  public Step drive(Phase phase, Predicate<Second> enough) {
    int start = now;
    int length = (int) TimeText.seconds(phase.shape().length());
    List<Second> seconds = new ArrayList<>();
    for (boolean more = true; more && now < start + length; ) {
      second(phase.shape(), start);
      Second seen = Second.of(recorder.interval(now), objective);
      now++;
      seconds.add(seen);
      more = !enough.test(seen);
    }
    int settled = start + (int) TimeText.seconds(phase.settle());
    PhaseRecord record =
        new PhaseRecord(phase.name(), phase.kind(), phase.shape(), start, settled, now, true);
    phases.add(record);
    return new Step(record, phase.shape().length(), seconds);
  }

  private void second(LoadShape shape, int start) {
    double highest = shape.highest().perSecond();
    double time = now - Math.log(1 - arrivals.nextDouble()) / highest;
    while (time < now + 1) {
      Duration since = Duration.ofNanos((long) ((time - start) * 1e9));
      if (arrivals.nextDouble() * highest < shape.rateAt(since).perSecond()) {
        recorder.offered(time);
        station.arrive(time);
        requests++;
      }
      time -= Math.log(1 - arrivals.nextDouble()) / highest;
    }
    station.advance(now + 1);
  }

  /** How many requests were sent. */
  public long requests() {
    return requests;
  }

  @Override
  public Recording recording() {
    return new Recording(
        new RunRecord(0, Optional.empty(), Optional.empty(), phases, Optional.empty(), Map.of()),
        recorder.intervals(now));
  }

  @Override
  public long now() {
    return now;
  }
}
