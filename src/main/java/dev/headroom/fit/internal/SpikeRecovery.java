package dev.headroom.fit.internal;

import dev.headroom.collect.Interval;
import dev.headroom.collect.Recording;
import dev.headroom.fit.Recovery;
import dev.headroom.fit.Recovery.End;
import dev.headroom.fit.Recovery.Onset;
import dev.headroom.fit.Saturation;
import dev.headroom.load.PhaseKind;
import dev.headroom.load.PhaseRecord;
import dev.headroom.plan.LoadShape.Segment;
import dev.headroom.quantity.TimeText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What a spike did, and how long after its fall errors and latency were back within the variation
 * that the baseline had before it.
 *
 * <p>Back means: from there on {@link #CALM_SECONDS} seconds in a row are {@link Normal}, and three
 * quarters of all that follow.
 */
public final class SpikeRecovery {

  /** One calm second happens by chance while a backlog drains. */
  private static final int CALM_SECONDS = 2;

  /** An odd second is no relapse: a few seconds of baseline know little of its spread. */
  private static final double CALM_SHARE = 0.75;

  /** Where more than this share of requests fails, there is no service. */
  private static final double MOST_FAILED = 0.5;

  private final PhaseRecord phase;
  private final long rise;
  private final long fallen;
  private final List<Interval> baseline;
  private final List<Interval> risen;
  private final List<Interval> watch;
  private final Normal normal;

  private SpikeRecovery(Recording recording, PhaseRecord phase) {
    List<Segment> segments = phase.shape().segments();
    double whole = TimeText.seconds(phase.shape().length());
    double last = TimeText.seconds(segments.get(segments.size() - 1).length());
    this.phase = phase;
    rise = phase.startSecond() + (long) Math.floor(TimeText.seconds(segments.get(0).length()));
    fallen = phase.startSecond() + (long) Math.ceil(whole - last);
    baseline = between(recording, Math.min(phase.settledSecond(), rise - 1), rise);
    risen = between(recording, rise, phase.endSecond());
    watch = between(recording, fallen, phase.endSecond());
    normal = new Normal(baseline);
  }

  private static List<Interval> between(Recording recording, long from, long to) {
    return recording.intervals().stream()
        .filter(i -> i.epochSecond() >= from && i.epochSecond() < to)
        .toList();
  }

  private static Optional<SpikeRecovery> in(Recording recording) {
    return recording.phases(PhaseKind.SPIKE).stream()
        .findFirst()
        .filter(phase -> phase.shape().segments().size() >= 3)
        .map(phase -> new SpikeRecovery(recording, phase))
        .filter(spike -> !spike.baseline.isEmpty());
  }

  /** Of the first spike in the recording; empty where there is none. */
  public static Optional<Recovery> of(Recording recording, Saturation saturation) {
    BestGoodput best = BestGoodput.of(recording, saturation);
    return in(recording).map(spike -> spike.recovery(best));
  }

  /** Whether there is a spike that it wasn't seen to recover from. */
  static boolean lasting(Recording recording) {
    return in(recording).filter(spike -> spike.back().isEmpty()).isPresent();
  }

  private Recovery recovery(BestGoodput best) {
    OptionalDouble drained = Draining.after(risen, fallen, best.least());
    return new Recovery(
        end(drained),
        back(),
        watch.stream().mapToLong(Interval::offered).average().orElse(0),
        watch.size(),
        drained,
        downBefore() ? share(baseline) : share(late()),
        onset(),
        risen.stream().mapToLong(Interval::inFlight).max().orElse(0),
        best.overload(risen.stream().filter(s -> s.epochSecond() < fallen).toList()),
        Retried.amplification(risen));
  }

  /** The last half of the watch. */
  private List<Interval> late() {
    return watch.subList(watch.size() / 2, watch.size());
  }

  private static double share(List<Interval> seconds) {
    double ended = seconds.stream().mapToLong(Interval::completed).sum();
    return seconds.stream().mapToLong(Interval::failed).sum() / ended;
  }

  private Optional<Onset> onset() {
    return risen.stream()
        .filter(normal::failing)
        .findFirst()
        .map(s -> new Onset((double) (s.epochSecond() - rise), (double) s.offered()));
  }

  private End end(OptionalDouble drained) {
    if (downBefore()) {
      return End.DOWN_BEFORE;
    }
    if (back().isPresent()) {
      return End.RECOVERED;
    }
    if (!phase.complete()) {
      return End.CUT_SHORT;
    }
    return drained.isPresent() && Stuck.is(outlasting(drained.getAsDouble()))
        ? End.DID_NOT_RECOVER
        : End.NOT_YET;
  }

  /** The seconds of the watch after a queue would have drained. */
  private List<Interval> outlasting(double drained) {
    return watch.stream().filter(s -> s.epochSecond() >= fallen + drained).toList();
  }

  /** Whether there was no service at the baseline that it could come back to. */
  private boolean downBefore() {
    return share(baseline) > MOST_FAILED;
  }

  private OptionalDouble back() {
    if (downBefore()) {
      return OptionalDouble.empty();
    }
    return IntStream.range(0, watch.size())
        .filter(this::calmFrom)
        .mapToObj(i -> OptionalDouble.of((double) (watch.get(i).epochSecond() - fallen)))
        .findFirst()
        .orElse(OptionalDouble.empty());
  }

  private boolean calmFrom(int second) {
    List<Interval> rest = watch.subList(second, watch.size());
    long calm = rest.stream().filter(normal::calm).count();
    return rest.size() >= Math.min(CALM_SECONDS, watch.size())
        && rest.stream().limit(CALM_SECONDS).allMatch(normal::calm)
        && calm >= CALM_SHARE * rest.size();
  }
}
