package dev.headroom.benchmark;

import dev.headroom.fit.Fit;
import dev.headroom.fit.Fitter;
import dev.headroom.plan.SearchMethod;
import dev.headroom.quantity.Estimate;
import dev.headroom.search.Entry;
import dev.headroom.search.Search;
import dev.headroom.search.Setting;
import dev.headroom.search.Step;
import dev.headroom.testing.VirtualProbe;
import java.util.ArrayList;
import java.util.List;

/**
 * One search of one lab.
 *
 * @param seconds that its load took, the control phase included
 * @param requests that it sent
 * @param saturation what it found
 * @param sustainable what it found
 * @param counted when and how the saturation was known; as the whole where that isn't a step of its
 *     own
 */
record SearchTrial(
    double seconds, double requests, Estimate saturation, Estimate sustainable, Counted counted) {

  /** The bootstrap's ends rest on few draws; its values on none. */
  private static final int RESAMPLES = 40;

  private static final double CONTROL = 20;
  private static final int CONTROL_SECONDS = 10;

  /**
   * The moment at which an adaptive search had counted the capacity.
   *
   * @param seconds since the beginning
   * @param requests sent by then
   * @param rate what it knew then
   * @param overload analysed seconds in overload by then
   */
  record Counted(double seconds, double requests, Estimate rate, double overload) {}

  static SearchTrial of(BenchmarkLab lab, SearchMethod method, long seed) {
    VirtualProbe probe = new VirtualProbe(lab.target(), lab.objective(), seed);
    Step baseline = probe.control(CONTROL, CONTROL_SECONDS);
    Fitter fitter = Fitter.withDefaults().withResamples(RESAMPLES);
    Setting setting = new Setting(lab.objective(), fitter);
    List<Counted> counted = new ArrayList<>();
    List<Entry> log = new ArrayList<>();
    Search.of(method, setting)
        .run(
            probe,
            baseline,
            entry -> {
              log.add(entry);
              note(entry, probe, counted);
            });
    Fit fit = fitter.fit(probe.recording(), lab.objective());
    Estimate saturation = fit.saturation().rate();
    Estimate sustainable =
        method instanceof SearchMethod.Bisection ? middle(lab, log) : fit.sustainable().rate();
    Counted whole = new Counted(probe.now(), probe.requests(), saturation, 0);
    return new SearchTrial(
        probe.now(),
        probe.requests(),
        saturation,
        sustainable,
        counted.isEmpty() ? whole : counted.get(counted.size() - 1));
  }

  /** Before the first window near the sustainable rate. */
  private static void note(Entry entry, VirtualProbe probe, List<Counted> counted) {
    boolean counts = entry.why().startsWith("above the") || entry.why().startsWith("closer to");
    boolean peak = entry.why().startsWith("goodput falls");
    if (counts || peak) {
      double before = counted.isEmpty() ? 0 : counted.get(counted.size() - 1).overload();
      counted.add(
          new Counted(
              probe.now(),
              probe.requests(),
              entry.known().saturation(),
              before + entry.seen().seconds()));
    }
  }

  /** What a bisection leaves: the middle of its last two verdicts. */
  private static Estimate middle(BenchmarkLab lab, List<Entry> log) {
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    for (Entry entry : log) {
      boolean level = entry.phase().startsWith("level");
      boolean held =
          entry.seen().lateShare() <= 1 - lab.objective().percentile().quantile()
              && entry.seen().errorShare() <= lab.objective().errors().value();
      low = level && held ? Math.max(low, entry.rate()) : low;
      high = level && !held ? Math.min(high, entry.rate()) : high;
    }
    double middle = Double.isInfinite(high) ? low : (low + high) / 2;
    return new Estimate(middle, middle, middle, Fitter.LEVEL);
  }
}
