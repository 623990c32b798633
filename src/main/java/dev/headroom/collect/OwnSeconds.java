package dev.headroom.collect;

import dev.headroom.load.SelfObserver;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * What the injector tells of itself, second by second until each is taken. What is told of a second
 * that was taken already counts in the next.
 *
 * <p>Some hundred events a second: one lock serves all threads.
 */
final class OwnSeconds implements SelfObserver {

  private static final long MICROS_PER_SECOND = 1_000_000L;

  private final TreeMap<Long, Second> open = new TreeMap<>();

  private static final class Second {

    private final Histogram timers = new Histogram(LatencyRange.SIGNIFICANT_DIGITS);
    private Holding holding = Holding.UNKNOWN;
    private long pausedMicros;
    private long portless;
    private long fileless;

    void add(Second earlier) {
      timers.add(earlier.timers);
      pausedMicros += earlier.pausedMicros;
      portless += earlier.portless;
      fileless += earlier.fileless;
    }

    InjectorHealth health() {
      return new InjectorHealth(
          pausedMicros / 1000.0,
          new Interval.Lag(timers.getValueAtPercentile(99), timers.getMaxValue()),
          holding,
          portless,
          fileless);
    }
  }

  private synchronized void change(long atMicros, Consumer<Second> change) {
    change.accept(open.computeIfAbsent(atMicros / MICROS_PER_SECOND, ignored -> new Second()));
  }

  @Override
  public void paused(long fromMicros, long toMicros) {
    long from = fromMicros;
    while (from < toMicros) {
      long to = Math.min(toMicros, (from / MICROS_PER_SECOND + 1) * MICROS_PER_SECOND);
      long share = to - from;
      change(from, second -> second.pausedMicros += share);
      from = to;
    }
  }

  @Override
  public void timer(long dueMicros, long lateMicros) {
    change(dueMicros, second -> second.timers.recordValue(LatencyRange.clamp(lateMicros)));
  }

  @Override
  public void holding(long atMicros, Holding holding) {
    change(atMicros, second -> second.holding = holding);
  }

  @Override
  public void lacking(long atMicros, Lack lack) {
    change(
        atMicros,
        second -> {
          if (lack == Lack.PORTS) {
            second.portless++;
          } else {
            second.fileless++;
          }
        });
  }

  /** All of this second and of what is left of those before. */
  synchronized InjectorHealth take(long epochSecond) {
    Second taken = new Second();
    for (var first = open.firstEntry();
        first != null && first.getKey() <= epochSecond;
        first = open.firstEntry()) {
      taken.add(first.getValue());
      taken.holding = first.getValue().holding;
      open.remove(first.getKey());
    }
    return taken.health();
  }
}
