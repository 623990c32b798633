package dev.headroom.fit;

import dev.headroom.collect.Interval;
import dev.headroom.collect.LatencyHistogram;
import dev.headroom.collect.Outcome;
import dev.headroom.collect.Recording;
import dev.headroom.load.PhaseKind;
import dev.headroom.load.PhaseRecord;
import dev.headroom.load.RunRecord;
import dev.headroom.plan.LoadShape;
import dev.headroom.quantity.Rate;
import dev.headroom.testing.VirtualRecorder;
import dev.headroom.testing.VirtualRecorder.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Recordings made from others by rules that say how the fit has to change. */
final class Remade {

  private Remade() {}

  /** The same requests by a clock that runs so many times as fast: rates times, times divided. */
  static Recording faster(RunRecord run, List<Request> requests, int times) {
    VirtualRecorder recorder = new VirtualRecorder();
    for (Request request : requests) {
      recorder.offered(request.sent() / times);
      recorder.ended(request.sent() / times, request.ended() / times, request.outcome());
    }
    List<PhaseRecord> phases = run.phases().stream().map(p -> faster(p, times)).toList();
    long end = phases.get(phases.size() - 1).endSecond();
    return new Recording(with(run, phases), recorder.intervals((int) end));
  }

  private static PhaseRecord faster(PhaseRecord phase, int times) {
    Duration length = phase.shape().length().dividedBy(times);
    Rate rate = phase.shape().highest().times(times);
    return new PhaseRecord(
        phase.name(),
        phase.kind(),
        LoadShape.constant(rate, length),
        phase.startSecond() / times,
        phase.settledSecond() / times,
        phase.endSecond() / times,
        phase.complete());
  }

  /** So many origins that do the same at the same time, each under the same load. */
  static Recording side(Recording recording, int by) {
    return Runs.each(
        recording,
        s -> {
          Map<Outcome, Long> outcomes = new TreeMap<>();
          s.outcomes().forEach((outcome, n) -> outcomes.put(outcome, n * by));
          return new Interval(
              s.epochSecond(),
              s.phase(),
              s.target() * by,
              s.offered() * by,
              s.sent() * by,
              outcomes,
              s.inFlight() * by,
              LatencyHistogram.sum(Collections.nCopies(by, s.latency())),
              s.lag(),
              s.injectorCpu());
        });
  }

  /** The steps in another order of time; other phases, which come first, stay where they are. */
  static Recording shuffled(Recording recording, List<Integer> order) {
    RunRecord run = recording.run();
    List<PhaseRecord> steps = recording.phases(PhaseKind.STEP);
    List<PhaseRecord> phases = new ArrayList<>(run.phases());
    phases.removeAll(steps);
    long now = steps.get(0).startSecond();
    List<Interval> seconds = new ArrayList<>(recording.intervals().subList(0, (int) now));
    for (int index : order) {
      PhaseRecord step = steps.get(index);
      long later = now - step.startSecond();
      phases.add(moved(step, later));
      for (long s = step.startSecond(); s < step.endSecond(); s++) {
        seconds.add(moved(recording.intervals().get((int) s), later));
      }
      now += step.endSecond() - step.startSecond();
    }
    return new Recording(with(run, phases), seconds);
  }

  private static PhaseRecord moved(PhaseRecord phase, long later) {
    return new PhaseRecord(
        phase.name(),
        phase.kind(),
        phase.shape(),
        phase.startSecond() + later,
        phase.settledSecond() + later,
        phase.endSecond() + later,
        phase.complete());
  }

  private static Interval moved(Interval s, long later) {
    return new Interval(
        s.epochSecond() + later,
        s.phase(),
        s.target(),
        s.offered(),
        s.sent(),
        s.outcomes(),
        s.inFlight(),
        s.latency(),
        s.lag(),
        s.injectorCpu());
  }

  static RunRecord with(RunRecord run, List<PhaseRecord> phases) {
    return new RunRecord(
        run.startSecond(),
        Optional.empty(),
        Optional.empty(),
        phases,
        Optional.empty(),
        run.environment());
  }
}
