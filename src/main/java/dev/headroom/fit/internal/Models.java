package dev.headroom.fit.internal;

import dev.headroom.fit.ModelSummary;
import dev.headroom.fit.ModelSummary.Alternative;
import dev.headroom.fit.ModelSummary.Parameter;
import dev.headroom.quantity.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The goodput models that were fitted and the one that was chosen: linear where no saturation was
 * seen; else the hinge, or the declining hinge where levels disagree and it scores better.
 */
public final class Models {

  /** Leaving one of fewer levels out leaves too little to predict from. */
  private static final int LEAST_LEVELS_HELD_OUT = 4;

  private final Deficit deficit;
  private final LevelData data;
  private final double capacity;
  private final GoodputFit chosen;
  private final List<GoodputFit> others;

  private Models(Deficit deficit, double capacity, List<GoodputModel> candidates) {
    this.deficit = deficit;
    this.capacity = capacity;
    this.data = LevelData.of(deficit);
    List<GoodputFit> fits = new ArrayList<>();
    candidates.forEach(m -> fits.add(GoodputFit.of(m, data, 1 - deficit.floor(), capacity)));
    this.chosen = best(fits);
    fits.remove(chosen);
    this.others = fits;
  }

  /** For levels of which none is overloaded, or not by the origin. */
  public static Models unsaturated(Deficit deficit) {
    return new Models(deficit, 0, List.of(GoodputModel.LINEAR));
  }

  /** For a capacity found by counting. */
  public static Models saturated(Deficit deficit, Plateau plateau) {
    List<GoodputModel> models = new ArrayList<>(List.of(GoodputModel.HINGE, GoodputModel.LINEAR));
    if (plateau.collapsing()) {
      models.add(GoodputModel.DECLINING);
    }
    return new Models(deficit, plateau.rate().value(), models);
  }

  /** The model's own estimate of the capacity, requests per second; NaN where it has none. */
  public double capacity() {
    return chosen.model() == GoodputModel.LINEAR ? Double.NaN : chosen.parameters().get(0);
  }

  /** Goodput at an offered rate, requests per second. */
  public double goodput(double offered) {
    return Math.max(0, chosen.value(offered));
  }

  public List<Double> residuals() {
    return chosen.residuals();
  }

  /** With intervals of the parameters by resampling and refitting. */
  public ModelSummary summary(Resampling resampling, double level) {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(
        chosen.model() == GoodputModel.LINEAR
            ? new Parameter("served", "share", parameter(0, resampling, level))
            : new Parameter("capacity", "requests/s", parameter(0, resampling, level)));
    if (chosen.model() == GoodputModel.DECLINING) {
      parameters.add(new Parameter("decline", "share", parameter(1, resampling, level)));
    }
    List<Alternative> alternatives =
        others.stream().map(f -> new Alternative(f.model().id(), Double.NaN, f.score())).toList();
    return new ModelSummary(chosen.model().id(), chosen.score(), parameters, alternatives);
  }

  /** Root mean square of the relative error of goodput, each level predicted from the others. */
  public double heldOutError() {
    if (data.size() < LEAST_LEVELS_HELD_OUT) {
      return Double.NaN;
    }
    double sum = 0;
    for (int i = 0; i < data.size(); i++) {
      GoodputFit rest = refit(data.without(i));
      double seen = data.rows().get(i).goodput();
      double error = (rest.value(data.rows().get(i).offered()) - seen) / Math.max(seen, 1);
      sum += error * error;
    }
    return Math.sqrt(sum / data.size());
  }

  private Estimate parameter(int index, Resampling resampling, double level) {
    ToDoubleFunction<List<Window>> refit =
        drawn -> {
          int held = deficit.held().size();
          List<Window> over = drawn.subList(held, drawn.size());
          return refit(
                  LevelData.of(
                      new Deficit(
                          deficit.floor(),
                          deficit.bunch(),
                          drawn.subList(0, held),
                          over,
                          List.of())))
              .parameters()
              .get(index);
        };
    List<Window> all = new ArrayList<>(deficit.held());
    all.addAll(deficit.overloaded());
    double value = chosen.parameters().get(index);
    double[] ends = resampling.ends(all, level, refit);
    double wider = Resampling.widening(all, level);
    double least = index == 0 ? leastHalfWidth(all, level) : 0;
    double low = value - Math.max(least, wider * (value - ends[0]));
    double high = value + Math.max(least, wider * (ends[1] - value));
    return new Estimate(value, low, high, level);
  }

  /** Whole requests are counted, so that no parameter is known better than their rounding. */
  private double leastHalfWidth(List<Window> windows, double level) {
    int seconds = windows.stream().mapToInt(w -> w.seconds().size()).sum();
    double requests = Math.sqrt(SampleMean.GRANULARITY / seconds);
    double unit = chosen.model() == GoodputModel.LINEAR ? windows.get(0).offered() : 1;
    return SampleMean.quantile(seconds - 1, level) * requests / Math.max(1, unit);
  }

  private GoodputFit refit(LevelData levels) {
    return GoodputFit.of(chosen.model(), levels, 1 - deficit.floor(), capacity);
  }

  private static GoodputFit best(List<GoodputFit> fits) {
    GoodputFit best = fits.get(0);
    for (GoodputFit fit : fits) {
      boolean smaller = fit.model() != GoodputModel.LINEAR && fit.score() < best.score();
      best = smaller ? fit : best;
    }
    return best;
  }
}
