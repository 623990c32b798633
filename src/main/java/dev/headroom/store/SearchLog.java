package dev.headroom.store;

import dev.headroom.quantity.Estimate;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.search.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/**
 * {@code search.csv}: a row for each step of a search, appended as the step ends.
 *
 * <pre>
 * file    = "# headroom search 1" LF header LF *( row LF )
 * row     = phase "," rate "," seconds "," early "," offered "," good
 *           "," lateShare "," errorShare                     ; of the analysed seconds
 *           4( "," end )    ; low and high of the saturation, low and high of the sustainable rate
 *           "," why                                          ; in quotation marks
 * end     = requests per second, or empty where it isn't known
 * </pre>
 */
public final class SearchLog {

  private static final String HEAD =
      """
      # headroom search 1
      phase,rate,seconds,early,offered,good,late_share,error_share,saturation_low,saturation_high,\
      sustainable_low,sustainable_high,why
      """;

  private final Path file;

  private SearchLog(Path file) {
    this.file = file;
  }

  /** Begins one; a run has only one search. */
  public static SearchLog begin(RunFolder folder) {
    SearchLog log = new SearchLog(folder.search());
    log.append(HEAD, StandardOpenOption.CREATE_NEW);
    return log;
  }

  /** Appends a step. */
  public void append(Entry entry) {
    append(row(entry) + "\n", StandardOpenOption.APPEND);
  }

  static String row(Entry entry) {
    return String.join(
        ",",
        List.of(
            entry.phase(),
            number(entry.rate()),
            Long.toString(entry.seconds()),
            Boolean.toString(entry.early()),
            number(entry.seen().rate()),
            number(entry.seen().goodput()),
            String.format(Locale.ROOT, "%.5f", entry.seen().lateShare()),
            String.format(Locale.ROOT, "%.5f", entry.seen().errorShare()),
            low(entry.known().saturation()),
            number(entry.known().saturation().high()),
            low(entry.known().sustainable()),
            number(entry.known().sustainable().high()),
            '"' + entry.why().replace("\"", "\"\"") + '"'));
  }

  /** A lower end of nothing is none. */
  private static String low(Estimate rate) {
    return rate.isBound() && rate.low() == 0 ? "" : number(rate.low());
  }

  private static String number(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : "";
  }

  private void append(String text, StandardOpenOption how) {
    try {
      Files.write(file, text.getBytes(StandardCharsets.UTF_8), how, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new HeadroomException(
          HeadroomException.Kind.RUN_FAILED,
          "cannot write " + file + " (" + e.getMessage() + "): is the disk full?",
          e);
    }
  }
}
