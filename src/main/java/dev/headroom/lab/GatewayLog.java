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
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The gateway's own account of a run: how many requests ended with which status in which second.
 *
 * <p>Read from what the lab's gateways write into their folder:
 *
 * <ul>
 *   <li>{@code access.log} (nginx, embedded): a JSON object a line, of which {@code t} (epoch
 *       seconds with a fraction, when the request ended) and {@code st} (status) are read;
 *   <li>{@code haproxy.log}, and {@code haproxy.log.2} and so on for each further start: {@code
 *       option httplog} with times in UTC; the request ends at its accept date plus its total
 *       active time.
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
    Tally tally = new Tally();
    for (AccessLogLine.Format format : AccessLogLine.Format.values()) {
      files(directory, format).forEach(file -> tally.read(file, format));
    }
    if (tally.files == 0) {
      throw new HeadroomException(
          Kind.BAD_DATA, "no gateway's log (access.log or haproxy.log) in " + directory);
    }
    return new GatewayLog(tally.counts, tally.requests, tally.malformed);
  }

  private static List<Path> files(Path directory, AccessLogLine.Format format) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(
              f -> {
                String name = f.getFileName().toString();
                return name.equals(format.file()) || name.startsWith(format.file() + ".");
              })
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new HeadroomException(
          Kind.BAD_DATA, "cannot read the gateway's folder " + directory + ": " + e, e);
    }
  }

  private static final class Tally {

    private final NavigableMap<Long, NavigableMap<Integer, Long>> counts = new TreeMap<>();
    private long files;
    private long requests;
    private long malformed;

    void read(Path file, AccessLogLine.Format format) {
      files++;
      // ISO 8859-1 reads any bytes: what a broken line holds must not stop the reading.
      try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          add(format.find(line));
        }
      } catch (IOException e) {
        throw new HeadroomException(
            Kind.BAD_DATA, "cannot read the gateway's log " + file + ": " + e.getMessage(), e);
      }
    }

    private void add(Optional<AccessLogLine> line) {
      if (line.isEmpty()) {
        malformed++;
        return;
      }
      requests++;
      counts
          .computeIfAbsent(line.get().endedAt().getEpochSecond(), second -> new TreeMap<>())
          .merge(line.get().status(), 1L, Long::sum);
    }
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
