package dev.headroom.search;

import dev.headroom.load.PhaseRecord;
import java.time.Duration;
import java.util.List;

/**
 * A phase that was carried out, and what was seen of it.
 *
 * @param record with its real end
 * @param planned how long it was to last at most
 * @param seconds all of it, in order of time
 */
public record Step(PhaseRecord record, Duration planned, List<Second> seconds) {

  public Step {
    seconds = List.copyOf(seconds);
  }

  /** The rate that was asked for, requests per second; the highest of one that rises. */
  public double rate() {
    return record.shape().highest().perSecond();
  }

  /** The seconds after it settled. */
  public List<Second> analysed() {
    return seconds.stream().filter(s -> record.analyses(s.epochSecond())).toList();
  }
}
