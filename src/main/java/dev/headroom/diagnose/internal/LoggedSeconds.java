package dev.headroom.diagnose.internal;

import dev.headroom.diagnose.LogSink;
import dev.headroom.diagnose.LoggedRequest;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What logs say, counted by the second; the requests themselves are not kept.
 *
 * <p>Where a log is longer than {@value #MOST_BINS} seconds, two seconds become one, and so on, so
 * that the memory it takes has a bound.
 */
public final class LoggedSeconds implements LogSink {

  /** More than half a day of seconds. */
  private static final int MOST_BINS = 50_000;

  private final long from;
  private final long to;
  private final Examples examples;
  private NavigableMap<Long, LoggedSecond> bins = new TreeMap<>();
  private long binSeconds = 1;
  private long malformed;
  private long lastBin;
  private @Nullable LoggedSecond last;

  /**
   * @param from the first second that counts
   * @param to the first that doesn't any more
   */
  public LoggedSeconds(long from, long to, Examples examples) {
    this.from = from;
    this.to = to;
    this.examples = examples;
  }

  @Override
  public void good(long endedSecond) {
    if (endedSecond >= from && endedSecond < to) {
      bin(endedSecond).good();
    }
  }

  @Override
  public void failed(LoggedRequest request) {
    long second = request.endedSecond();
    if (second >= from && second < to) {
      Kind kind = new Kind(request.attribution().cause(), request.attribution().confidence());
      bin(second).failed(request.status(), kind);
      examples.keep(kind, request.attribution().evidence());
    }
  }

  @Override
  public void malformed() {
    malformed++;
  }

  private LoggedSecond bin(long second) {
    long bin = Math.floorDiv(second, binSeconds);
    if (last == null || bin != lastBin) {
      if (bins.size() >= MOST_BINS) {
        coarsen();
        bin = Math.floorDiv(second, binSeconds);
      }
      lastBin = bin;
      last = bins.computeIfAbsent(bin, key -> new LoggedSecond());
    }
    return last;
  }

  private void coarsen() {
    NavigableMap<Long, LoggedSecond> coarser = new TreeMap<>();
    bins.forEach(
        (bin, second) ->
            coarser.computeIfAbsent(Math.floorDiv(bin, 2L), key -> new LoggedSecond()).add(second));
    bins = coarser;
    binSeconds *= 2;
  }

  /** How long each bin is. */
  public long binSeconds() {
    return binSeconds;
  }

  /** The bins by the second in which each begins. */
  public NavigableMap<Long, LoggedSecond> bySecond() {
    NavigableMap<Long, LoggedSecond> seconds = new TreeMap<>();
    bins.forEach((bin, second) -> seconds.put(bin * binSeconds, second));
    return seconds;
  }

  /** Lines that could not be read. */
  public long malformedLines() {
    return malformed;
  }
}
