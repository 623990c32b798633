package dev.headroom.ingest.internal;

import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The lines of a text file of any size, plain or gzip, one after another and of bounded length.
 *
 * <p>UTF-8; bytes that aren't become a replacement character, as labels come in any encoding. Lines
 * end with LF or CRLF. A gzip stream that breaks off ends the text where it does.
 */
final class TextLines implements AutoCloseable {

  /** A failure message with a whole page in it still fits; what is longer is no row. */
  static final int MOST_CHARS = 1 << 20;

  private static final int BUFFER = 1 << 16;

  /** RFC 1952, section 2.3.1. */
  private static final int GZIP_MAGIC = 0x1f8b;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Path file;
  private final Reader reader;
  private final char[] buffer = new char[BUFFER];
  private int position;
  private int limit;
  private long number;
  private boolean brokenOff;

  private TextLines(Path file, Reader reader) {
    this.file = file;
    this.reader = reader;
  }

  /**
   * Opens a file.
   *
   * @throws HeadroomException when it is missing, a directory, unreadable, empty or not text
   */
  static TextLines open(Path file) {
    if (!Files.exists(file)) {
      throw bad("there is no file " + file + "; check the path", null);
    }
    if (Files.isDirectory(file)) {
      throw bad(file + " is a directory; name the recording in it", null);
    }
    try {
      InputStream bytes = unpacked(file);
      TextLines lines =
          new TextLines(
              file,
              new InputStreamReader(
                  bytes,
                  StandardCharsets.UTF_8
                      .newDecoder()
                      .onMalformedInput(CodingErrorAction.REPLACE)
                      .onUnmappableCharacter(CodingErrorAction.REPLACE)));
      lines.begin();
      return lines;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static InputStream unpacked(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    bytes.mark(2);
    int magic = bytes.read() << 8 | bytes.read();
    bytes.reset();
    return magic == GZIP_MAGIC ? new GZIPInputStream(bytes, BUFFER) : bytes;
  }

  private void begin() throws IOException {
    if (!fill()) {
      close();
      throw bad(file + " is empty; name the file that the load tool wrote", null);
    }
    for (int i = 0; i < limit; i++) {
      if (buffer[i] == '\0') {
        close();
        throw bad(
            file
                + ":1: not a text file: there are zero bytes in it; export it as CSV in UTF-8"
                + " (binary and UTF-16 recordings can't be read)",
            null);
      }
    }
    if (buffer[0] == BYTE_ORDER_MARK) {
      position = 1;
    }
  }

  /** Whether a gzip stream ended before its end. */
  boolean brokenOff() {
    return brokenOff;
  }

  /** The next line, or nothing at the end. */
  Optional<Line> next() {
    StringBuilder begun = new StringBuilder();
    boolean any = false;
    boolean tooLong = false;
    while (position < limit || fill()) {
      any = true;
      int end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      int kept = Math.min(end - position, MOST_CHARS - begun.length());
      tooLong |= kept < end - position;
      begun.append(buffer, position, kept);
      boolean whole = end < limit;
      position = whole ? end + 1 : end;
      if (whole) {
        return Optional.of(line(begun, true, tooLong));
      }
    }
    return any ? Optional.of(line(begun, false, tooLong)) : Optional.empty();
  }

  private Line line(StringBuilder text, boolean whole, boolean tooLong) {
    int length = text.length();
    if (length > 0 && text.charAt(length - 1) == '\r') {
      text.setLength(length - 1);
    }
    return new Line(++number, text.toString(), whole, tooLong);
  }

  private boolean fill() {
    try {
      position = 0;
      limit = Math.max(0, reader.read(buffer));
      return limit > 0;
    } catch (EOFException e) {
      brokenOff = true;
      limit = 0;
      return false;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static HeadroomException unreadable(Path file, IOException cause) {
    boolean packed = cause instanceof ZipException || cause instanceof EOFException;
    return bad(
        packed
            ? file + " is a damaged gzip file (" + cause.getMessage() + "); copy it again"
            : "cannot read " + file + " (" + cause + "); check its permissions",
        cause);
  }

  private static HeadroomException bad(
      String message, @org.jspecify.annotations.Nullable IOException cause) {
    return cause == null
        ? new HeadroomException(Kind.BAD_DATA, message)
        : new HeadroomException(Kind.BAD_DATA, message, cause);
  }
}
