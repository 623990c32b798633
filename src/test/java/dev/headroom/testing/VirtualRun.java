package dev.headroom.testing;

import dev.headroom.collect.Outcome;
import dev.headroom.collect.Recording;
import dev.headroom.load.PhaseKind;
import dev.headroom.load.PhaseRecord;
import dev.headroom.load.RunRecord;
import dev.headroom.plan.LoadShape;
import dev.headroom.quantity.Rate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A run in virtual time: phases one after another, without draining between them, with Poisson
 * arrivals.
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

  /** What is recorded when it runs against this target. */
  public Recording against(VirtualTarget target, long seed) {
    VirtualRecorder recorder = new VirtualRecorder();
    send(target, seed, recorder);
    return new Recording(
        new RunRecord(0, Optional.empty(), Optional.empty(), phases, Optional.empty(), Map.of()),
        recorder.intervals(end));
  }

  /** The single requests of the same run, in the order in which their end became known. */
  public List<VirtualRecorder.Request> requestsAgainst(VirtualTarget target, long seed) {
    List<VirtualRecorder.Request> requests = new ArrayList<>();
    send(
        target,
        seed,
        new VirtualSink() {
          @Override
          public void offered(double time) {}

          @Override
          public void ended(double sent, double time, Outcome outcome) {
            requests.add(new VirtualRecorder.Request(sent, time, outcome));
          }
        });
    return List.copyOf(requests);
  }

  private void send(VirtualTarget target, long seed, VirtualSink sink) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] arrivals = VirtualArrivals.poisson(phases, random.split());
    target.serve(arrivals, random, sink);
  }
}
