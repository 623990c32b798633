package dev.headroom.ingest;

import dev.headroom.fleet.autoscaler.Autoscaler.Sampling;
import dev.headroom.fleet.autoscaler.Hpa;
import dev.headroom.ingest.internal.HpaFile;
import dev.headroom.ingest.internal.WholeText;
import dev.headroom.quantity.HeadroomException;
import java.nio.file.Path;

/**
 * Reads a Kubernetes HorizontalPodAutoscaler, {@code autoscaling/v2}, as {@code kubectl} reads and
 * writes it.
 *
 * <p>Every field of its specification is known. CPU targets are shares of the request; metrics of
 * type Pods are taken to be requests per second that each pod completes, those of type External and
 * Object requests per second at the gateway. A field that doesn't exist, or a target that can't be
 * simulated, is a {@link HeadroomException} of kind BAD_DATA that names file, line and remedy.
 */
public final class HpaReader {

  private static final long MOST_BYTES = 1 << 20;

  private HpaReader() {}

  /** The autoscaler in a file. */
  public static Hpa read(Path file, Sampling sampling) {
    return parse(WholeText.of(file, "autoscaler", MOST_BYTES), file.toString(), sampling);
  }

  /**
   * The autoscaler in a text.
   *
   * @param source what the text is called in errors
   * @param sampling how its metrics are taken, which no such file says
   */
  public static Hpa parse(String yaml, String source, Sampling sampling) {
    return HpaFile.parse(yaml, source, sampling);
  }
}
