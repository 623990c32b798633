package dev.headroom.fit.internal;

import dev.headroom.fit.Inconclusive;
import dev.headroom.fit.Level;
import dev.headroom.fit.Recovery;
import dev.headroom.fit.Saturation;
import dev.headroom.fit.Sustainable;
import dev.headroom.quantity.Estimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a reader has to know before using a number, in full sentences. */
public final class Warnings {

  /** With fewer levels a curve is a guess. */
  private static final int FEW_LEVELS = 4;

  /** Half an interval above this share of its value may change a count of instances. */
  private static final double WIDE = 0.05;

  /** A floor below this is the odd failure. */
  private static final double FLOOR_WORTH_SAYING = 0.001;

  /** Less than a retry in a hundred visits is the odd failure. */
  private static final double LEAST_AMPLIFICATION = 1.01;

  private final List<String> sentences = new ArrayList<>();

  /** About the levels and what they lost. */
  public Warnings levels(Measurements measured, Deficit deficit) {
    int levels = measured.windows().size();
    if (levels < FEW_LEVELS) {
      say("Only %d levels could be used; add steps to load.search.", levels);
    }
    if (deficit.floor() > FLOOR_WORTH_SAYING) {
      say(
          "%.2f %% of requests failed at every rate, the lowest included; these failures were not"
              + " counted as overload.",
          100 * deficit.floor());
    }
    for (String stray : deficit.stray()) {
      say("%s lost requests although a higher rate did not; look for an incident in it.", stray);
    }
    if (measured.injectorLimited()) {
      say("The highest rates were limited by the injector and say nothing about the origin.");
    }
    sentences.addAll(measured.doubts());
    return this;
  }

  /** About an origin that didn't stay quite the same. */
  public Warnings steadiness(Steadiness steadiness) {
    steadiness
        .drift()
        .ifPresent(
            what ->
                say(
                    "The origin may have changed while it was measured: %s; look for a leak and for"
                        + " what else runs there.",
                    what));
    return this;
  }

  /** About what was found to be the limit. */
  public Warnings limit(Saturation saturation, Optional<Inconclusive> why) {
    why.ifPresent(w -> sentences.add(w.finding() + " " + w.remedy()));
    if (saturation.reached()) {
      wide(saturation.rate());
    }
    return this;
  }

  /** About the levels past saturation. */
  public Warnings plateau(Plateau plateau, boolean modelled) {
    if (!plateau.counted()) {
      say(
          "Less was completed in overload than below it, so the capacity can't be counted: %s; add"
              + " steps to load.search between the highest rate that was held and the lowest that"
              + " wasn't.",
          modelled ? "it is that of the fitted queue" : "it is what was held at least");
    } else if (plateau.agreeing().size() < 2) {
      say("The capacity rests on one overloaded level; add a step beyond it to load.search.");
    }
    if (plateau.collapsing() && plateau.counted()) {
      say(
          "Goodput fell again at the highest rates, so the capacity is that of the best sustained"
              + " level, not of the overload.");
    }
    if (plateau.rising() && modelled) {
      say(
          "Goodput still rose between overloaded levels, as it does with a short queue; the capacity"
              + " is that of the fitted queue, not a count.");
    } else if (plateau.rising()) {
      say(
          "Goodput still rose between overloaded levels, as it does with a short queue; the"
              + " capacity may be somewhat higher than counted.");
    }
    return this;
  }

  /** About visitors who tried again. */
  public Warnings retries(List<Level> levels) {
    levels.stream()
        .max(Comparator.comparingDouble(Level::amplification))
        .filter(level -> level.amplification() > LEAST_AMPLIFICATION)
        .ifPresent(
            level ->
                say(
                    "Visitors tried again: at %.0f/s they made %.2f requests a visit. Retries hide"
                        + " saturation, because a visit that succeeds at last counts no error until"
                        + " the capacity is reached, and beyond it they multiply the load; shares of"
                        + " errors are of requests, not of visits.",
                    level.offered(), level.amplification()));
    return this;
  }

  /** About the end of the spike. */
  public Warnings recovery(Optional<Recovery> recovery) {
    recovery.ifPresent(this::recovery);
    return this;
  }

  private void recovery(Recovery recovery) {
    if (recovery.amplification() > LEAST_AMPLIFICATION) {
      say(
          "In the spike and after it visitors made %.2f requests a visit, retries included.",
          recovery.amplification());
    }
    switch (recovery.end()) {
      case DID_NOT_RECOVER ->
          say(
              "The origin did not recover from the spike while the load was back at %.0f/s; look for"
                  + " retries, for work that is done for visitors who have left, and for work that"
                  + " slows with the number inside.",
              recovery.baseline());
      case NOT_YET ->
          say(
              "The origin was not back to normal %.0f s after the spike%s; raise"
                  + " load.spike.recovery to see whether it recovers.",
              recovery.watched(), draining(recovery));
      case DOWN_BEFORE ->
          say(
              "Most requests failed at the spike's baseline before it rose, so nothing is known of"
                  + " the spike; look for what the levels before it left behind, such as retries.");
      case CUT_SHORT -> say("The spike was cut short; nothing is known of its end.");
      case RECOVERED -> {}
    }
  }

  private static String draining(Recovery recovery) {
    return recovery.drained().isPresent()
        ? String.format(
            Locale.ROOT,
            ", and a queue alone would be gone after %.0f s",
            recovery.drained().getAsDouble())
        : ", and the requests that came may alone keep a queue for that long";
  }

  /** About requests lost without a plateau. */
  public Warnings follows() {
    say(
        "Requests were lost, but goodput still rose with the offered rate, so this is no saturation"
            + " point; raise load.search.to and look at the causes of the failures.");
    return this;
  }

  /** About two ways to the capacity that don't agree. */
  public Warnings disagree(double counted, double fitted) {
    say(
        "Counting gives a capacity of %.1f/s and the regression %.1f/s; the interval was widened to"
            + " hold both.",
        counted, fitted);
    return this;
  }

  /** About the objective. */
  public Warnings objective(Sustainable sustainable) {
    if (!sustainable.reached() && sustainable.rate().low() == 0) {
      say(
          "How long requests took is not in the recording, so the sustainable rate is not known;"
              + " record single requests or histograms of latency.");
    } else if (!sustainable.reached()) {
      say(
          "The objective was not broken by any rate that was tried; %.0f/s are a lower bound.",
          sustainable.rate().low());
    } else if (sustainable.rate().value() == 0) {
      say("The objective was not met at the lowest rate that was tried.");
    } else if (sustainable.rate().low() < sustainable.rate().value() * (1 - 2 * WIDE)) {
      say(
          "The sustainable rate is uncertain (%.0f to %.0f/s), and counts rest on its low end; add"
              + " steps to load.search between these rates and hold them longer.",
          sustainable.rate().low(), sustainable.rate().high());
    }
    return this;
  }

  public List<String> sentences() {
    return List.copyOf(sentences);
  }

  private void wide(Estimate rate) {
    double half = (rate.high() - rate.low()) / 2;
    if (half > WIDE * rate.value()) {
      say(
          "The interval of the capacity is wide (±%.0f %%); hold overloaded levels longer.",
          100 * half / rate.value());
    }
  }

  private void say(String format, Object... args) {
    sentences.add(String.format(Locale.ROOT, format, args));
  }
}
