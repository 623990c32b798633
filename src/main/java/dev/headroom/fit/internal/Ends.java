package dev.headroom.fit.internal;

import dev.headroom.fit.Inconclusive;
import dev.headroom.fit.Inconclusive.Reason;
import dev.headroom.fit.Quality.Excluded;
import dev.headroom.fit.Saturation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Says why a recording doesn't show the origin's capacity, what is known none the less, and what to
 * change.
 */
public final class Ends {

  private Ends() {}

  /**
   * Nothing where the origin's own capacity was found.
   *
   * @param ownLimit what the injector was short of, if it was the limit
   */
  public static Optional<Inconclusive> of(Saturation saturation, Optional<OwnLimit> ownLimit) {
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
              ownLimit.orElse(OwnLimit.CEILING).remedy());
      case GATEWAY ->
          end(
              Reason.GATEWAY,
              "The gateway was the limit: the origin held %.0f/s and may take more.",
              least,
              "Give the gateway more room.");
    };
  }

  /** Of an origin that changed while it was measured. */
  static Inconclusive changed(String what, double held) {
    return new Inconclusive(
        Reason.NON_STATIONARY,
        "The origin changed while it was measured: " + what + "; " + held(held),
        "Freeze the autoscaler, warm the origin up, look for a leak and for what else runs there,"
            + " and run again.");
  }

  /** Of levels that don't go together. */
  static Inconclusive contradictory(String what, double held) {
    return new Inconclusive(
        Reason.CONTRADICTORY,
        "Levels contradict each other: " + what + "; " + held(held),
        "Freeze the autoscaler, look for an incident in the first of them, let the backlog drain"
            + " between levels, and run again.");
  }

  /** Of a recording none of whose levels can be used. */
  public static Inconclusive unusable(List<Excluded> excluded, Optional<OwnLimit> ownLimit) {
    if (excluded.isEmpty()) {
      return new Inconclusive(
          Reason.TOO_FEW_LEVELS,
          "The recording has no level of constant load.",
          "Run a plan with load.search.");
    }
    // The last one tells most: a control phase comes first and is short by design.
    Excluded last = excluded.get(excluded.size() - 1);
    return new Inconclusive(
        ownLimit.isPresent() ? Reason.INJECTOR : Reason.TOO_FEW_LEVELS,
        String.format(
            Locale.ROOT,
            "None of %d levels can be used, the last (%s) because: %s.",
            excluded.size(),
            last.what(),
            last.reason()),
        ownLimit.map(OwnLimit::remedy).orElse("Hold levels longer."));
  }

  private static String held(double rate) {
    return rate > 0
        ? String.format(Locale.ROOT, "%.0f/s were held all the same.", rate)
        : "no rate is known to be held.";
  }

  private static Optional<Inconclusive> end(
      Reason reason, String finding, double least, String remedy) {
    return Optional.of(
        new Inconclusive(reason, String.format(Locale.ROOT, finding, least), remedy));
  }
}
