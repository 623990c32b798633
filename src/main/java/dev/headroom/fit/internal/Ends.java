package dev.headroom.fit.internal;

import dev.headroom.fit.Inconclusive;
import dev.headroom.fit.Inconclusive.Reason;
import dev.headroom.fit.Saturation;
import java.util.Locale;
import java.util.Optional;

/** Says why a recording doesn't show the origin's capacity, from what limited it. */
public final class Ends {

  private Ends() {}

  /** Nothing where the origin's own capacity was found. */
  public static Optional<Inconclusive> of(Saturation saturation) {
    double least = saturation.rate().low();
    return switch (saturation.limitedBy()) {
      case ORIGIN -> Optional.empty();
      case NONE ->
          end(
              Reason.NOT_REACHED,
              "Saturation was not reached: %.0f/s were held.",
              least,
              "Raise load.search.to.");
      case LIMITER ->
          end(
              Reason.LIMITER,
              "A limiter turned requests away beyond %.0f/s (status 429 or 403), so nothing is known"
                  + " of the origin beyond that rate.",
              least,
              "Lift the limit for the injector.");
      case INJECTOR ->
          end(
              Reason.INJECTOR,
              "The injector was the limit: the origin held %.0f/s and may take more.",
              least,
              "Load from a faster machine.");
      case GATEWAY ->
          end(
              Reason.GATEWAY,
              "The gateway was the limit: the origin held %.0f/s and may take more.",
              least,
              "Give the gateway more room.");
    };
  }

  private static Optional<Inconclusive> end(
      Reason reason, String finding, double least, String remedy) {
    return Optional.of(
        new Inconclusive(reason, String.format(Locale.ROOT, finding, least), remedy));
  }
}
