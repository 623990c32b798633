package dev.headroom.ingest;

import dev.headroom.ingest.internal.Header;
import dev.headroom.ingest.internal.JtlRows;
import dev.headroom.ingest.internal.K6Rows;
import dev.headroom.ingest.internal.Opening;
import dev.headroom.ingest.internal.RowReader;
import dev.headroom.ingest.internal.SecondsRows;
import dev.headroom.quantity.HeadroomException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The kinds of recordings that can be read. */
public enum Format {
  /** JMeter's results as CSV, with or without its header. */
  JTL("JMeter's results (JTL as CSV)", JtlRows::header, JtlRows::new),
  /** k6's metrics as CSV. */
  K6_CSV("k6's metrics (--out csv)", K6Rows::header, K6Rows::new),
  /** A plain table with a row a second. */
  SECONDS_CSV(
      "a table of seconds (time,offered,completed,errors)", SecondsRows::header, SecondsRows::new);

  private final String description;

  /** Method references hold no state; a function's type can't say so. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<List<String>, Optional<Header>> header;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<Header, RowReader> reader;

  Format(
      String description,
      Function<List<String>, Optional<Header>> header,
      Function<Header, RowReader> reader) {
    this.description = description;
    this.header = header;
    this.reader = reader;
  }

  /** The id used on the command line: {@code k6-csv}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What it is, for people. */
  public String description() {
    return description;
  }

  /** The format with this id. */
  public static Optional<Format> find(String id) {
    return Arrays.stream(values()).filter(f -> f.id().equals(id)).findFirst();
  }

  /**
   * The format of a file, told by its first line.
   *
   * @throws HeadroomException BAD_DATA when it is missing, unreadable or none of these
   */
  public static Format detect(Path file) {
    try (Opening opening = Opening.of(file)) {
      return Arrays.stream(values())
          .filter(f -> opening.header(f.header).isPresent())
          .findFirst()
          .orElseThrow(() -> opening.unknown(choices()));
    }
  }

  /** All of them with what they are, for messages. */
  static String choices() {
    return String.join(
        ", ", Arrays.stream(values()).map(f -> f.id() + " (" + f.description + ")").toList());
  }

  Function<List<String>, Optional<Header>> header() {
    return header;
  }

  RowReader reader(Header columns) {
    return reader.apply(columns);
  }
}
