package dev.headroom.ingest.internal;

import dev.headroom.diagnose.LineSource;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * The lines of a log of any size, plain or gzip, as bytes and without a copy of any.
 *
 * <p>Of a line that is longer than a megabyte only the first megabyte is handed out. A last line
 * without its line feed is not: it is being written, or was cut off.
 */
public final class ByteLines implements LineSource, AutoCloseable {

  /** A line may be as long as a gateway lets a header be, and that is far less. */
  private static final int MOST_BYTES = 1 << 20;

  /** Two of the longest lines, so that there is always room to read on. */
  private static final int BUFFER = 2 * MOST_BYTES;

  /** RFC 1952, section 2.3.1. */
  private static final int[] GZIP_MAGIC = {0x1f, 0x8b};

  private final Path file;
  private final InputStream stream;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int limit;
  private boolean skipping;
  private boolean cutOff;

  private ByteLines(Path file, InputStream stream) {
    this.file = file;
    this.stream = stream;
  }

  /**
   * Opens a log.
   *
   * @throws HeadroomException BAD_DATA when it is missing, a directory or unreadable
   */
  public static ByteLines open(Path file) {
    if (!Files.exists(file)) {
      throw new HeadroomException(Kind.BAD_DATA, "there is no file " + file + "; check the path");
    }
    if (Files.isDirectory(file)) {
      throw new HeadroomException(Kind.BAD_DATA, file + " is a directory; name the logs in it");
    }
    try {
      return new ByteLines(file, unpacked(Files.newInputStream(file)));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static InputStream unpacked(InputStream plain) throws IOException {
    PushbackInputStream bytes = new PushbackInputStream(plain, GZIP_MAGIC.length);
    byte[] magic = bytes.readNBytes(GZIP_MAGIC.length);
    bytes.unread(magic);
    boolean packed =
        magic.length == GZIP_MAGIC.length
            && (magic[0] & 0xff) == GZIP_MAGIC[0]
            && (magic[1] & 0xff) == GZIP_MAGIC[1];
    return packed ? new GZIPInputStream(bytes, 1 << 16) : bytes;
  }

  @Override
  public boolean next(Taker taker) {
    int scanned = position;
    while (true) {
      int end = lineFeed(scanned);
      if (end >= 0) {
        int from = position;
        position = end + 1;
        if (!skipping) {
          taker.line(buffer, from, end);
          return true;
        }
        skipping = false;
        scanned = position;
      } else if (limit - position >= MOST_BYTES) {
        boolean first = !skipping;
        int from = position;
        skipping = true;
        position = limit;
        scanned = limit;
        if (first) {
          taker.line(buffer, from, from + MOST_BYTES);
          return true;
        }
      } else {
        scanned = limit - position;
        if (!fill()) {
          cutOff |= limit > position;
          return false;
        }
      }
    }
  }

  private int lineFeed(int from) {
    for (int i = from; i < limit; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Moves what is left to the front and reads on behind it. */
  private boolean fill() {
    System.arraycopy(buffer, position, buffer, 0, limit - position);
    limit -= position;
    position = 0;
    try {
      int read = stream.read(buffer, limit, buffer.length - limit);
      limit += Math.max(0, read);
      return read > 0;
    } catch (EOFException e) {
      cutOff = true;
      return false;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** Whether the log ended in the middle of a line or of its packing. */
  public boolean cutOff() {
    return cutOff;
  }

  private static HeadroomException unreadable(Path file, IOException cause) {
    return new HeadroomException(
        Kind.BAD_DATA,
        "cannot read the log " + file + " (" + cause + "); check its permissions, or copy it again",
        cause);
  }

  @Override
  public void close() {
    try {
      stream.close();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }
}
