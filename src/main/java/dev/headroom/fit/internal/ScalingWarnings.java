package dev.headroom.fit.internal;

import dev.headroom.fit.Scaling.Tested;
import dev.headroom.fit.ScalingModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a reader has to know before using the numbers of a scaling fit, in full sentences. */
public final class ScalingWarnings {

  private ScalingWarnings() {}

  /**
   * The sentences, the peak's first.
   *
   * @param peak where the law has its peak, if it has one
   */
  public static List<String> of(
      ScalingChoice choice, ScalingFit chosen, Tested tested, Optional<Double> peak) {
    List<String> sentences = new ArrayList<>();
    peak(tested, peak).ifPresent(sentences::add);
    choice
        .rival(chosen)
        .ifPresent(
            rival ->
                sentences.add(
                    say(
                        "The %s and the %s law explain the measurements about equally well"
                            + " (AICc %.1f and %.1f); more measurements would tell them apart.",
                        chosen.model().id(), rival.model().id(), chosen.aicc(), rival.aicc())));
    for (ScalingModel model : ScalingModel.values()) {
      if (tested.measurements() < ScalingChoice.fewest(model)) {
        sentences.add(
            say(
                "The %s law was not compared: there are %d measurements, and it takes %d.",
                model.id(), tested.measurements(), ScalingChoice.fewest(model)));
      }
    }
    if (tested.from() > 1) {
      sentences.add(
          say(
              "One instance was not measured; the unit rate is drawn from n = %s on.",
              number(tested.from())));
    }
    return sentences;
  }

  private static Optional<String> peak(Tested tested, Optional<Double> peak) {
    if (peak.isPresent() && tested.covers(peak.get())) {
      return Optional.empty();
    }
    if (peak.isPresent() && peak.get() < tested.from()) {
      return Optional.of(
          say(
              "Throughput falls from n = %s on, the fewest tested; its peak lies below.",
              number(tested.from())));
    }
    return Optional.of(
        say(
            "No peak seen up to n = %s; what more instances do was not measured.",
            number(tested.to())));
  }

  /** Whole numbers as such. */
  private static String number(double n) {
    return n == Math.rint(n) ? say("%.0f", n) : say("%.4g", n);
  }

  private static String say(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
