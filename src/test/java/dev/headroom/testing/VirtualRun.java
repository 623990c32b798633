package dev.headroom.testing;

import dev.headroom.collect.Recording;
import dev.headroom.load.PhaseKind;
import dev.headroom.load.PhaseRecord;
import dev.headroom.load.RunRecord;
import dev.headroom.plan.LoadShape;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.TimeText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A run in virtual time: phases one after another, without draining between them, against a virtual
 * origin, with Poisson arrivals.
 */
public final class VirtualRun {

  private final List<PhaseRecord> phases = new ArrayList<>();
  private int end;

  /** A control phase at this rate. */
  public VirtualRun control(double rate, int seconds) {
    return constant("control", PhaseKind.CONTROL, rate, seconds, 1);
  }

  /** One level after another, each so long, its first seconds not analysed. */
  public VirtualRun levels(int seconds, int settle, double... rates) {
    for (double rate : rates) {
      constant("step", PhaseKind.STEP, rate, seconds, settle);
    }
    return this;
  }

  /** A phase of any shape, analysed from its beginning. */
  public VirtualRun phase(PhaseKind kind, LoadShape shape) {
    return add(kind.id(), kind, shape, 0);
  }

  private VirtualRun constant(String name, PhaseKind kind, double rate, int seconds, int settle) {
    LoadShape shape = LoadShape.constant(new Rate(rate), Duration.ofSeconds(seconds));
    return add(name, kind, shape, settle);
  }

  private VirtualRun add(String name, PhaseKind kind, LoadShape shape, int settle) {
    int length = (int) shape.length().toSeconds();
    String unique = name + "-" + (phases.size() + 1);
    phases.add(new PhaseRecord(unique, kind, shape, end, end + settle, end + length, true));
    end += length;
    return this;
  }

  /** What is recorded when it runs against this origin. */
  public Recording against(VirtualOrigin origin, long seed) {
    return new Recording(
        new RunRecord(0, Optional.empty(), Optional.empty(), phases, Optional.empty(), Map.of()),
        recorded(origin, seed).intervals(end));
  }

  /** The single requests of the same run. */
  public List<VirtualRecorder.Request> requestsAgainst(VirtualOrigin origin, long seed) {
    return recorded(origin, seed).requests();
  }

  private VirtualRecorder recorded(VirtualOrigin origin, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    VirtualRecorder recorder = new VirtualRecorder();
    origin.serve(arrivals(random.split()), random, recorder);
    return recorder;
  }

  /** Thinning: arrivals at the highest rate, each kept with the share of it that is wanted. */
  private List<Double> arrivals(SplittableRandom random) {
    List<Double> times = new ArrayList<>();
    for (PhaseRecord phase : phases) {
      double highest = phase.shape().highest().perSecond();
      double length = TimeText.seconds(phase.shape().length());
      double time = 0;
      while (true) {
        time -= Math.log(1 - random.nextDouble()) / highest;
        if (time >= length) {
          break;
        }
        Duration since = Duration.ofNanos((long) (time * 1e9));
        if (random.nextDouble() * highest < phase.shape().rateAt(since).perSecond()) {
          times.add(phase.startSecond() + time);
        }
      }
    }
    return times;
  }
}
