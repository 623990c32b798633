package dev.headroom.cli;

import dev.headroom.collect.Interval;
import dev.headroom.load.Injector;
import dev.headroom.search.Second;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Asks after each second of the phase under way whether it is enough, until the answer is yes. */
final class Watching {

  private @Nullable String phase;
  private Predicate<Second> enough = second -> false;
  private Injector.@Nullable Latency latency;

  /** Begins with a phase. */
  synchronized void begin(String name, Predicate<Second> condition) {
    phase = name;
    enough = condition;
  }

  /** The phase is over. */
  synchronized void end() {
    phase = null;
  }

  /** Takes the latencies of a second, before the second itself. */
  synchronized void latency(Injector.Latency next) {
    latency = next;
  }

  /** Whether the phase has lasted long enough with this second; yes only once. */
  synchronized boolean enoughAfter(Interval second) {
    Injector.Latency known = latency;
    if (!second.phase().equals(phase)
        || known == null
        || known.epochSecond() != second.epochSecond()
        || !enough.test(Second.of(second, known.late(), known.meanSeconds()))) {
      return false;
    }
    phase = null;
    return true;
  }
}
