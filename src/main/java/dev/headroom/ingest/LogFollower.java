package dev.headroom.ingest;

import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Copies what is appended to a log from a point in time on, whatever becomes of the log meanwhile.
 *
 * <p>Where it is renamed and begun anew (rotation), the rest of the old one is copied and then the
 * new one from its beginning. Where it is cut to nothing and written on (truncation, as logrotate's
 * copytruncate does), it is copied from its beginning; what was written between the last {@link
 * #poll} and that is lost. A line that is half written is copied in two pieces. Not safe for use by
 * several threads.
 */
public final class LogFollower implements AutoCloseable {

  private final Path log;
  private final OutputStream copy;
  private @Nullable SeekableByteChannel open;
  private @Nullable Object key;

  private LogFollower(Path log, OutputStream copy) {
    this.log = log;
    this.copy = copy;
  }

  /**
   * Begins at the end of what is there now; the log may be missing yet.
   *
   * @param log to follow
   * @param copy gets its new lines; made, or appended to
   * @throws HeadroomException RUN_FAILED when either can't be opened
   */
  public static LogFollower begin(Path log, Path copy) {
    try {
      LogFollower follower =
          new LogFollower(
              log,
              Files.newOutputStream(copy, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
      follower.reopen();
      if (follower.open != null) {
        follower.open.position(follower.open.size());
      }
      return follower;
    } catch (IOException e) {
      throw failed(log, e);
    }
  }

  /**
   * Copies what was written since the last time.
   *
   * @return bytes copied
   * @throws HeadroomException RUN_FAILED when it can't be read, or the copy not be written
   */
  public long poll() {
    try {
      long copied = rest();
      if (rotated()) {
        copied += rest();
        close(open);
        reopen();
        copied += rest();
      }
      return copied;
    } catch (IOException e) {
      throw failed(log, e);
    }
  }

  private long rest() throws IOException {
    if (open == null) {
      return 0;
    }
    if (open.size() < open.position()) {
      open.position(0);
    }
    // Not closed: it stands for the channel, which goes on.
    InputStream stream = Channels.newInputStream(open);
    long copied = stream.transferTo(copy);
    copy.flush();
    return copied;
  }

  private boolean rotated() throws IOException {
    try {
      return !Objects.equals(key, Files.readAttributes(log, BasicFileAttributes.class).fileKey());
    } catch (NoSuchFileException e) {
      // Renamed, and the new one isn't there yet.
      return false;
    }
  }

  private void reopen() throws IOException {
    try {
      open = Files.newByteChannel(log);
      key = Files.readAttributes(log, BasicFileAttributes.class).fileKey();
    } catch (NoSuchFileException e) {
      open = null;
      key = null;
    }
  }

  private static void close(@Nullable SeekableByteChannel channel) throws IOException {
    if (channel != null) {
      channel.close();
    }
  }

  private static HeadroomException failed(Path log, IOException cause) {
    return new HeadroomException(
        Kind.RUN_FAILED,
        "cannot follow the log " + log + " (" + cause + "); check its permissions and free space",
        cause);
  }

  @Override
  public void close() {
    try (copy) {
      close(open);
    } catch (IOException e) {
      throw failed(log, e);
    }
  }
}
