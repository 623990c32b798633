package dev.headroom.fit.internal;

import dev.headroom.collect.Interval;
import dev.headroom.collect.LatencyHistogram;
import dev.headroom.collect.Recording;
import dev.headroom.fit.queue.Erlang;
import dev.headroom.load.PhaseRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the queue models need to know before they are fitted, from a recording that went past its
 * capacity.
 *
 * @param windows in ascending order of the rate, held ones first
 * @param held how many of them are below the overload
 * @param floor share of requests that fails at any rate
 * @param service latency of the idle origin
 * @param workers c = CS, real
 * @param guess of the capacity, requests per second
 * @param longest good latency that was seen, seconds
 * @param fallen what is left of the best goodput at the highest rate; 1 where it didn't collapse
 */
record QueueSetting(
    List<Window> windows,
    int held,
    double floor,
    IdleService service,
    double workers,
    double guess,
    double longest,
    double fallen) {

  /** Levels where no more than this share waits are as good as idle. */
  private static final double IDLE = 0.02;

  /** Where more than this share waits even at the lowest rate, the idle latency isn't known. */
  private static final double MOST_WAITING = 0.2;

  /** A request inside holds a port of the injector, and Linux has some 28,000: ip(7). */
  static final double MOST_WORKERS = 30_000;

  /** Fewer latencies show no percentile of the idle origin. */
  private static final long LEAST_REQUESTS = 100;

  /** Nothing where the recording doesn't show what a queue model needs. */
  static Optional<QueueSetting> of(
      Recording recording, Deficit deficit, Collapse collapse, double capacity) {
    List<Window> windows = new ArrayList<>(deficit.held());
    windows.addAll(deficit.overloaded());
    return windows.size() < QueueChoice.LEAST_LEVELS || !(capacity > 0)
        ? Optional.empty()
        : idle(recording, windows, capacity)
            .map(
                service ->
                    new QueueSetting(
                        windows,
                        deficit.held().size(),
                        deficit.floor(),
                        service,
                        workers(capacity, service),
                        capacity,
                        longest(recording),
                        fallen(deficit, collapse)));
  }

  private static double fallen(Deficit deficit, Collapse collapse) {
    List<Window> overloaded = deficit.overloaded();
    return collapse.found() && !overloaded.isEmpty()
        ? overloaded.get(overloaded.size() - 1).goodput() / collapse.best()
        : 1;
  }

  private static double longest(Recording recording) {
    return recording.intervals().stream()
        .mapToDouble(second -> second.latency().max().toNanos() / 1e9)
        .max()
        .orElse(0);
  }

  private static Optional<IdleService> idle(
      Recording recording, List<Window> windows, double capacity) {
    LatencyHistogram lowest = latency(recording, windows.get(0));
    double seconds = lowest.mean().toNanos() / 1e9;
    double waiting =
        lowest.count() == 0 || capacity * seconds > MOST_WORKERS
            ? 1
            : Erlang.waiting(capacity * seconds, windows.get(0).offered() * seconds);
    if (waiting > MOST_WAITING) {
      return Optional.empty();
    }
    List<LatencyHistogram> idle = new ArrayList<>(List.of(lowest));
    for (Window window : windows.subList(1, windows.size())) {
      double busy = Math.min(window.offered(), 0.99 * capacity) * seconds;
      if (Erlang.waiting(capacity * seconds, busy) <= IDLE) {
        idle.add(latency(recording, window));
      }
    }
    LatencyHistogram all = LatencyHistogram.sum(idle);
    return all.count() < LEAST_REQUESTS ? Optional.empty() : Optional.of(IdleService.of(all));
  }

  private static LatencyHistogram latency(Recording recording, Window window) {
    return LatencyHistogram.sum(
        recording.run().phases().stream()
            .filter(p -> p.name().equals(window.phase()))
            .map((PhaseRecord p) -> recording.analysed(p))
            .flatMap(List::stream)
            .map(Interval::latency)
            .toList());
  }

  /** With another idea of the capacity, and the workers it takes. */
  QueueSetting guessing(double capacity) {
    return new QueueSetting(
        windows, held, floor, service, workers(capacity, service), capacity, longest, fallen);
  }

  private static double workers(double capacity, IdleService service) {
    return Math.min(MOST_WORKERS, capacity * service.meanSeconds());
  }

  QueueData data() {
    return data(windows);
  }

  /** The same levels, drawn anew; a draw of few seconds would know its own noise badly. */
  QueueData data(List<Window> drawn) {
    double dispersion = LevelData.overloadDispersion(windows.subList(held, windows.size()));
    List<QueueLevel> levels = new ArrayList<>();
    for (int i = 0; i < drawn.size(); i++) {
      QueueLevel level = QueueLevel.of(drawn.get(i), i >= held, floor, dispersion);
      QueueLevel own = QueueLevel.of(windows.get(i), i >= held, floor, dispersion);
      levels.add(level.withErrorsOf(own));
    }
    return new QueueData(
        levels, service, workers, guess, new QueueData.Patience(longest, ofGateway()));
  }

  /** Whether most of what was given up on in overload was answered by the gateway. */
  private boolean ofGateway() {
    Counts overload =
        Counts.sum(windows.subList(held, windows.size()).stream().map(Window::total).toList());
    return overload.gatewayErrors() > overload.timedOut();
  }

  /** A first idea of the places to wait: what the longest wait at the capacity amounts to. */
  double places() {
    return Math.max(
        1,
        guess
            * windows.subList(held, windows.size()).stream()
                .map(Window::total)
                .filter(t -> t.answered() > 0)
                .mapToDouble(t -> t.latencySeconds() / t.answered() - service.meanSeconds())
                .max()
                .orElse(1));
  }
}
