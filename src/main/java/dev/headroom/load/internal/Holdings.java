package dev.headroom.load.internal;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.headroom.load.SelfObserver.Holding;
import dev.headroom.load.SelfObserver.Stock;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What this process holds of what there is only so much of: ephemeral ports and file descriptors.
 *
 * <p>A connection is told from others by its two addresses and ports, so it is the connections to
 * one and the same remote end that compete for local ports, and those that are closed hold theirs
 * for a minute more ({@code TIME_WAIT}). To list them takes the kernel tenths of a second where
 * there are thousands, which would disturb what is measured. So all TCP sockets of the machine are
 * taken for the ports in use: an upper bound, by up to a factor of two where the target runs on the
 * same machine.
 *
 * <p>Source: proc(5), {@code /proc/net/sockstat}; ip(7), {@code ip_local_port_range}.
 */
final class Holdings {

  private static final Pattern SOCKETS =
      Pattern.compile("TCP: .* tw (\\d{1,9}) alloc (\\d{1,9}) .*");
  private static final Pattern ENDS = Pattern.compile("\\s*(\\d{1,5})\\s+(\\d{1,5})\\s*");

  private final Path sockets;
  private final Path range;

  Holdings() {
    this(Path.of("/proc/net/sockstat"), Path.of("/proc/sys/net/ipv4/ip_local_port_range"));
  }

  Holdings(Path sockets, Path range) {
    this.sockets = sockets;
    this.range = range;
  }

  Holding current() {
    return new Holding(ports(), files());
  }

  /** Empty where the platform has no such files, or others than Linux 2.6 to 6. */
  private Optional<Stock> ports() {
    return line(range, ENDS)
        .flatMap(
            ends ->
                line(sockets, SOCKETS)
                    .map(
                        found ->
                            new Stock(
                                number(found, 1) + number(found, 2),
                                number(ends, 2) - number(ends, 1) + 1)));
  }

  private static long number(Matcher found, int group) {
    return Long.parseLong(found.group(group));
  }

  /** The first line of this form; read in large pieces, as the kernel tells it only once. */
  private static Optional<Matcher> line(Path file, Pattern form) {
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher matcher = form.matcher(line);
        if (matcher.matches()) {
          return Optional.of(matcher);
        }
      }
      return Optional.empty();
    } catch (IOException e) { // another platform
      return Optional.empty();
    }
  }

  private static Optional<Stock> files() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? Optional.of(new Stock(open(unix), unix.getMaxFileDescriptorCount()))
        : Optional.empty();
  }

  /** Counted in a folder that takes a descriptor to open; where none is left, all are in use. */
  private static long open(UnixOperatingSystemMXBean unix) {
    try {
      return unix.getOpenFileDescriptorCount();
    } catch (InternalError e) {
      return unix.getMaxFileDescriptorCount();
    }
  }
}
