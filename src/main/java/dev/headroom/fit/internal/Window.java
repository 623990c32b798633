package dev.headroom.fit.internal;

import java.util.List;

/**
 * The analysed seconds of one level of constant load.
 *
 * @param phase name of the phase
 * @param seconds at least one
 */
public record Window(String phase, List<Counts> seconds) {

  public Window {
    seconds = List.copyOf(seconds);
  }

  /** All seconds together. */
  Counts total() {
    return seconds.stream().reduce(Counts.NONE, Counts::plus);
  }

  /** Requests per second that were due. */
  public double offered() {
    return total().offered() / seconds.size();
  }

  /** Good completions per second. */
  double goodput() {
    return total().good() / seconds.size();
  }

  /** Good completions of each second. */
  SampleMean goodSample() {
    return SampleMean.of(seconds.stream().mapToDouble(Counts::good).toArray());
  }
}
