package dev.headroom.ingest;

import dev.headroom.ingest.internal.WholeText;
import dev.headroom.plan.LoadShape;
import dev.headroom.plan.RecordedRate;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.nio.file.Path;

/**
 * Reads a recorded rate: {@code time,rate}, seconds from any zero and requests per second.
 *
 * <pre>{@code
 * file = "time,rate" LF 2*( seconds "," perSecond LF )   times ascend, empty lines are skipped
 * }</pre>
 *
 * <p>The rate runs straight from each time to the next. Whatever is wrong is a {@link
 * HeadroomException} of kind BAD_DATA that names file and line.
 */
public final class RatesCsv {

  /** A week with a row a second is 12 MiB. */
  private static final long MOST_BYTES = 64 << 20;

  private RatesCsv() {}

  /** The rate in a file, from its first time on. */
  public static LoadShape read(Path file) {
    String text = WholeText.of(file, "recorded rate", MOST_BYTES);
    try {
      return RecordedRate.parse(text, file.toString());
    } catch (IllegalArgumentException e) {
      throw new HeadroomException(Kind.BAD_DATA, String.valueOf(e.getMessage()), e);
    }
  }
}
