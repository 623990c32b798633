package dev.headroom.diagnose;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Why the requests of a run, or of a gateway's logs, failed.
 *
 * @param sources what it rests on: the dialects of the logs, {@code injector} where there is a
 *     recording
 * @param requests all of them
 * @param failed those that failed, each of which is in exactly one of the shares
 * @param malformed lines of logs that could not be read
 * @param shares by cause and confidence, the largest first
 * @param binSeconds how long each bin of the series is
 * @param series over time, bins without a failure left out
 */
public record Diagnosis(
    List<String> sources,
    long requests,
    long failed,
    long malformed,
    List<Share> shares,
    long binSeconds,
    List<Bin> series) {

  public Diagnosis {
    sources = List.copyOf(sources);
    shares = List.copyOf(shares);
    series = List.copyOf(series);
    if (shares.stream().mapToLong(Share::count).sum() != failed || failed > requests) {
      throw new IllegalArgumentException("each failed request has exactly one cause");
    }
  }

  /**
   * The requests that failed for one cause, told with one confidence.
   *
   * @param cause why they failed
   * @param confidence how sure that is
   * @param count how many they are
   * @param answering how the cause answers to the load
   * @param evidence a few examples
   */
  public record Share(
      Cause cause,
      Confidence confidence,
      long count,
      Answering answering,
      List<Evidence> evidence) {

    public Share {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * Failures of a stretch of time.
   *
   * @param epochSecond when it begins, UTC
   * @param causes how many failed for which cause
   */
  public record Bin(long epochSecond, Map<Cause, Long> causes) {

    public Bin {
      causes = Collections.unmodifiableMap(new TreeMap<>(causes));
    }
  }

  /** How many failed for this cause, however sure that is. */
  public long count(Cause cause) {
    return shares.stream().filter(s -> s.cause() == cause).mapToLong(Share::count).sum();
  }

  /** The cause of most failures, if there are any. */
  public Optional<Cause> main() {
    return shares.stream().findFirst().map(Share::cause);
  }
}
