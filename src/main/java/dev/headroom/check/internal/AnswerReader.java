package dev.headroom.check.internal;

import dev.headroom.check.internal.Answer.Ending;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one answer of HTTP/1.1 (RFC 9112); keeps little of it, whatever is sent. */
final class AnswerReader {

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)( .*)?");

  /** Four times what gateways take by default; more is no head of an answer. */
  private static final int MOST_HEAD = 1 << 16;

  /** Challenge pages show themselves in their first kilobytes. */
  private static final int MOST_BODY = 1 << 16;

  /** What is longer isn't read to its end, and its connection isn't used again. */
  private static final long MOST_READ = 1 << 20;

  private static final int BUFFER = 8192;
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;

  private final InputStream in;
  private int headLeft = MOST_HEAD;

  private AnswerReader(InputStream in) {
    this.in = in;
  }

  static Answer read(InputStream in) throws IOException {
    AnswerReader reader = new AnswerReader(in);
    try {
      Answer head = reader.head();
      while (head.status() >= 100 && head.status() < 200) {
        head = reader.head();
      }
      return head.ending() == Ending.ANSWERED ? reader.body(head) : head;
    } catch (EOFException e) {
      return Answer.none(Ending.CUT);
    } catch (NumberFormatException e) {
      return Answer.none(Ending.INVALID);
    }
  }

  private Answer head() throws IOException {
    String first;
    try {
      first = line();
    } catch (EOFException e) {
      return Answer.none(Ending.CLOSED);
    }
    Matcher status = STATUS.matcher(first);
    if (!status.matches()) {
      return Answer.none(Ending.INVALID);
    }
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon <= 0) {
        return Answer.none(Ending.INVALID);
      }
      headers.putIfAbsent(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    String connection = headers.getOrDefault("Connection", "");
    boolean kept = first.startsWith("HTTP/1.1") && !connection.equalsIgnoreCase("close");
    return new Answer(Ending.ANSWERED, Integer.parseInt(status.group(1)), headers, "", kept);
  }

  /** RFC 9112, section 6.3: chunks, a length, or all until the end of the connection. */
  private Answer body(Answer head) throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    String length = head.headers().getOrDefault("Content-Length", "");
    boolean whole = true;
    if (head.header("Transfer-Encoding").orElse("").equalsIgnoreCase("chunked")) {
      whole = chunks(kept);
    } else if (!length.isEmpty()) {
      whole = take(Long.parseLong(length), kept);
    } else if (head.status() != NO_CONTENT && head.status() != NOT_MODIFIED) {
      whole = toTheEnd(kept);
    }
    return new Answer(
        Ending.ANSWERED,
        head.status(),
        head.headers(),
        kept.toString(StandardCharsets.ISO_8859_1),
        whole && head.keptOpen());
  }

  /** Whether all of it was read; what comes after the most that is read is left. */
  private boolean chunks(ByteArrayOutputStream kept) throws IOException {
    long all = 0;
    while (true) {
      headLeft = MOST_HEAD;
      long size = Long.parseLong(line().split(";", -1)[0].strip(), 16);
      all = Math.addExact(all, size);
      if (size < 0 || all > MOST_READ) {
        return false;
      }
      if (size == 0) {
        while (!line().isEmpty()) {
          // Trailers say nothing here.
        }
        return true;
      }
      if (!take(size, kept) || !line().isEmpty()) {
        return false;
      }
    }
  }

  /** Whether all of it was read. */
  private boolean take(long length, ByteArrayOutputStream kept) throws IOException {
    long most = Math.min(length, MOST_READ);
    if (copy(most, kept) < most) {
      throw new EOFException("cut off");
    }
    return length <= MOST_READ;
  }

  /** Never one that another request may follow. */
  private boolean toTheEnd(ByteArrayOutputStream kept) throws IOException {
    copy(MOST_READ, kept);
    return false;
  }

  private long copy(long most, ByteArrayOutputStream kept) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long done = 0;
    while (done < most) {
      int n = in.read(buffer, 0, (int) Math.min(buffer.length, most - done));
      if (n < 0) {
        break;
      }
      kept.write(buffer, 0, Math.min(n, MOST_BODY - kept.size()));
      done += n;
    }
    return done;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("closed");
      }
      if (--headLeft < 0) {
        throw new NumberFormatException("a head without an end");
      }
      line.write(c);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }
}
