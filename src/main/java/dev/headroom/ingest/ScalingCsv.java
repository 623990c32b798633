package dev.headroom.ingest;

import dev.headroom.collect.ScalingPoint;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import dev.headroom.quantity.Rate;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a scaling series: throughput against the number of instances.
 *
 * <pre>{@code
 * file    = header line+            UTF-8, lines end in LF or CR LF, blank lines are skipped
 * header  = "n,throughput"          blanks around a cell are skipped
 * line    = n "," throughput        decimals with a point; n at least 1, throughput above 0
 * }</pre>
 *
 * <p>The same n may stand in several lines: each is a measurement of its own. Whatever is wrong is
 * a {@link HeadroomException} of kind BAD_DATA that names file and line.
 */
public final class ScalingCsv {

  private static final String HEADER = "n,throughput";

  /** Ten times the longest series that is accepted; what is larger is some other file. */
  private static final long MOST_BYTES = 1 << 20;

  /** Each is one measured number of instances; nobody runs more experiments than this. */
  private static final int MOST_LINES = 10_000;

  private ScalingCsv() {}

  /** The series in a file, in the order of its lines; at least one point. */
  public static List<ScalingPoint> read(Path file) {
    return parse(text(file), file.toString());
  }

  /**
   * The series in a text.
   *
   * @param source what the text is called in errors
   */
  public static List<ScalingPoint> parse(String text, String source) {
    String[] lines = text.replaceFirst("^\uFEFF", "").split("\r?\n", -1);
    requireHeader(lines[0], source);
    List<ScalingPoint> points = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      if (!lines[i].isBlank()) {
        if (points.size() == MOST_LINES) {
          throw bad(where(source, i) + "more than 10000 measurements; average those of equal n");
        }
        points.add(point(lines[i], where(source, i)));
      }
    }
    if (points.isEmpty()) {
      throw bad(source + ":1: no measurement follows the header; add lines such as 4,3548.7");
    }
    return List.copyOf(points);
  }

  private static void requireHeader(String line, String source) {
    if (line.isBlank()) {
      throw bad(source + ":1: empty; the first line has to be " + HEADER);
    }
    if (!line.replaceAll("\\s", "").equalsIgnoreCase(HEADER)) {
      throw bad(
          where(source, 0)
              + "the header has to be "
              + HEADER
              + ", not '"
              + shown(line)
              + "'"
              + delimiterHint(line));
    }
  }

  private static String delimiterHint(String line) {
    if (line.contains(";")) {
      return "; separate columns by commas, not semicolons, and write decimals with a point";
    }
    if (line.contains("\t")) {
      return "; separate columns by commas, not tabs";
    }
    boolean numbers = line.matches("[\\s\\d.,eE+-]+");
    return numbers ? "; put the line " + HEADER + " above the numbers" : "";
  }

  private static ScalingPoint point(String line, String where) {
    String[] cells = line.split(",", -1);
    if (cells.length != 2) {
      throw bad(
          where
              + "expected 2 cells, n and throughput, found "
              + cells.length
              + " in '"
              + shown(line)
              + "'"
              + delimiterHint(line));
    }
    double instances = number(cells[0].strip(), "n", where);
    double throughput = number(cells[1].strip(), "throughput", where);
    try {
      return new ScalingPoint(instances, new Rate(throughput));
    } catch (IllegalArgumentException e) {
      throw bad(where + e.getMessage() + "; leave out measurements that failed", e);
    }
  }

  private static double number(String cell, String column, String where) {
    try {
      if (cell.length() <= LONGEST_NUMBER) {
        return new BigDecimal(cell).doubleValue();
      }
    } catch (NumberFormatException e) {
      throw bad(where + column + " '" + shown(cell) + "' is not " + EXAMPLE, e);
    }
    throw bad(where + column + " '" + shown(cell) + "' is not " + EXAMPLE);
  }

  private static final String EXAMPLE = "a decimal number such as 12.5";

  /** A double has 17 digits; twice that and an exponent. */
  private static final int LONGEST_NUMBER = 40;

  private static String text(Path file) {
    if (!Files.exists(file)) {
      throw bad("there is no scaling series at " + file + "; check the path");
    }
    if (!Files.isRegularFile(file)) {
      throw bad(file + " is not a file; name a CSV file with the columns " + HEADER);
    }
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw bad(file + " has more than 1 MiB; no scaling series is that long, name another file");
      }
      byte[] bytes = Files.readAllBytes(file);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw bad(file + " is not UTF-8 text; save it as UTF-8", e);
    } catch (IOException e) {
      throw bad("cannot read " + file + " (" + e.getMessage() + "); check its permissions", e);
    }
  }

  private static String where(String source, int index) {
    return source + ":" + (index + 1) + ": ";
  }

  /** What a message shows of a line; a binary file's first line may be endless. */
  private static final int SHOWN = 60;

  private static String shown(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }

  private static HeadroomException bad(String message) {
    return new HeadroomException(Kind.BAD_DATA, message);
  }

  private static HeadroomException bad(String message, Throwable cause) {
    return new HeadroomException(Kind.BAD_DATA, message, cause);
  }
}
