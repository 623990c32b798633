package dev.headroom.fit.internal;

import java.util.List;

/** The analysed seconds of one level of constant load, and their sum, which is added up once. */
public final class Window {

  private final String phase;
  private final List<Counts> seconds;
  private final Counts total;

  /**
   * Of these seconds.
   *
   * @param phase name of the phase
   * @param seconds at least one
   */
  public Window(String phase, List<Counts> seconds) {
    this.phase = phase;
    this.seconds = List.copyOf(seconds);
    this.total = Counts.sum(this.seconds);
  }

  /** Name of the phase. */
  public String phase() {
    return phase;
  }

  /** At least one. */
  public List<Counts> seconds() {
    return seconds;
  }

  /** All seconds together. */
  Counts total() {
    return total;
  }

  /** Requests per second that were due. */
  public double offered() {
    return total.offered() / seconds.size();
  }

  /** Good completions per second. */
  double goodput() {
    return total.good() / seconds.size();
  }

  /** Good completions of each second. */
  SampleMean goodSample() {
    return SampleMean.of(seconds.stream().mapToDouble(Counts::good).toArray());
  }
}
