package dev.headroom.lab;

import dev.headroom.lab.internal.AccessLogLine;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The gateway's own account of a run: how many requests ended with which status in which second.
 *
 * <p>Read from what the lab's gateways write into their folder:
 *
 * <ul>
 *   <li>{@code access.log} (nginx, embedded): a JSON object a line, of which {@code t} (epoch
 *       seconds with a fraction, when the request ended) and {@code st} (status) are read;
 *   <li>{@code haproxy.log}: {@code option httplog} with times in UTC; the request ends at its
 *       accept date plus its total active time.
 * </ul>
 *
 * @param perSecond epoch second → status → requests; the status is HAProxy's -1 where a visitor
 *     left
 * @param requests all of them
 * @param malformed lines that are not of that form, as the last of a killed gateway may be
 */
public record GatewayLog(
    NavigableMap<Long, NavigableMap<Integer, Long>> perSecond, long requests, long malformed) {

  public GatewayLog {
    NavigableMap<Long, NavigableMap<Integer, Long>> copy = new TreeMap<>();
    perSecond.forEach(
        (second, statuses) ->
            copy.put(second, Collections.unmodifiableNavigableMap(new TreeMap<>(statuses))));
    perSecond = Collections.unmodifiableNavigableMap(copy);
  }

  /**
   * Reads the log of the gateway that ran in a folder.
   *
   * @param directory the {@code gateway/} of a run
   * @throws HeadroomException when there is no log or it cannot be read
   */
  public static GatewayLog read(Path directory) {
    for (AccessLogLine.Format format : AccessLogLine.Format.values()) {
      Path file = directory.resolve(format.file());
      if (Files.exists(file)) {
        return read(file, format);
      }
    }
    throw new HeadroomException(
        Kind.BAD_DATA, "no gateway's log (access.log or haproxy.log) in " + directory);
  }

  private static GatewayLog read(Path file, AccessLogLine.Format format) {
    NavigableMap<Long, NavigableMap<Integer, Long>> counts = new TreeMap<>();
    long requests = 0;
    long malformed = 0;
    // ISO 8859-1 reads any bytes: what a broken line holds must not stop the reading.
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Optional<AccessLogLine> parsed = format.find(line);
        if (parsed.isEmpty()) {
          malformed++;
          continue;
        }
        requests++;
        counts
            .computeIfAbsent(parsed.get().endedAt().getEpochSecond(), second -> new TreeMap<>())
            .merge(parsed.get().status(), 1L, Long::sum);
      }
    } catch (IOException e) {
      throw new HeadroomException(
          Kind.BAD_DATA, "cannot read the gateway's log " + file + ": " + e.getMessage(), e);
    }
    return new GatewayLog(counts, requests, malformed);
  }

  /** The requests of each status over the whole log. */
  public Map<Integer, Long> totals() {
    Map<Integer, Long> totals = new TreeMap<>();
    perSecond
        .values()
        .forEach(statuses -> statuses.forEach((status, n) -> totals.merge(status, n, Long::sum)));
    return totals;
  }
}
