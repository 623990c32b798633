package dev.headroom.fit.internal;

import dev.headroom.fit.Scaling.Alternative;
import dev.headroom.fit.ScalingModel;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.FDistribution;

/**
 * The choice among the nested models.
 *
 * <p>The smallest AICc among those with enough measurements for it; but a larger model is taken
 * where the extra sum of squares that it explains shows the smaller to be wrong, {@code F = ((RSS₀
 * − RSS₁)/(p₁ − p₀)) / (RSS₁/(n − p₁))}: with six or seven measurements AICc hardly parts models
 * (its correction alone is 20 for seven and the law in full), and a peak that was seen must not be
 * lost. A larger model that has too few measurements can't be chosen; where F asks for it all the
 * same, there is no answer but to measure more.
 *
 * <p>Sources: Hurvich and Tsai (1989) for AICc; Bates and Watts (1988), section 3.10, for F.
 *
 * @param fits all that were made, from small to large
 */
public record ScalingChoice(List<ScalingFit> fits) {

  /** Below 2, both have substantial support: Burnham and Anderson (2002), section 2.6. */
  private static final double TOLD_APART = 2;

  public ScalingChoice {
    fits = List.copyOf(fits);
  }

  public static ScalingChoice of(List<Observation> data) {
    return new ScalingChoice(
        Stream.of(ScalingModel.values())
            .filter(model -> data.size() > model.parameters())
            .flatMap(model -> ScalingFit.of(model, data).stream())
            .toList());
  }

  /**
   * The chosen one.
   *
   * @param level of confidence at which a larger model shows a smaller to be wrong
   * @throws HeadroomException INCONCLUSIVE where one does that has too few measurements
   */
  public ScalingFit chosen(double level) {
    ScalingFit chosen =
        comparable()
            .min(Comparator.comparingDouble(ScalingFit::aicc))
            .orElseThrow(() -> new IllegalStateException("a line through 4 points has an AICc"));
    for (ScalingFit larger : fits) {
      if (explainsMore(larger, chosen, level)) {
        if (Double.isNaN(larger.aicc())) {
          throw tooFew(chosen, larger);
        }
        chosen = larger;
      }
    }
    return chosen;
  }

  private static HeadroomException tooFew(ScalingFit chosen, ScalingFit larger) {
    return new HeadroomException(
        Kind.INCONCLUSIVE,
        String.format(
            Locale.ROOT,
            "cannot choose a scaling model: %d measurements bend away from the %s law, and the %s"
                + " law takes at least %d to be told from it; measure at %d more numbers of"
                + " instances",
            chosen.data().size(),
            chosen.model().id(),
            larger.model().id(),
            fewest(larger.model()),
            fewest(larger.model()) - chosen.data().size()));
  }

  private static boolean explainsMore(ScalingFit larger, ScalingFit smaller, double level) {
    int extra = larger.model().parameters() - smaller.model().parameters();
    if (extra <= 0) {
      return false;
    }
    double f = (smaller.rss() - larger.rss()) / extra / (larger.rss() / larger.freedom());
    return new FDistribution(null, extra, larger.freedom()).cumulativeProbability(f) > level;
  }

  /** The one that is as good as the chosen one, if there is one. */
  Optional<ScalingFit> rival(ScalingFit chosen) {
    return comparable()
        .filter(fit -> fit.model() != chosen.model() && fit.aicc() < chosen.aicc() + TOLD_APART)
        .findFirst();
  }

  private Stream<ScalingFit> comparable() {
    return fits.stream().filter(fit -> !Double.isNaN(fit.aicc()));
  }

  /** The law in full, for the bounds of what the chosen one holds at zero. */
  public ScalingFit largest() {
    return fits.get(fits.size() - 1);
  }

  /** How many measurements a model takes to be compared: p + 3. */
  static int fewest(ScalingModel model) {
    return model.parameters() + 3;
  }

  public List<Alternative> alternatives() {
    return fits.stream()
        .map(fit -> new Alternative(fit.model(), fit.solution().rss(), fit.aicc()))
        .toList();
  }
}
