package dev.headroom.plan.internal;

import dev.headroom.plan.Load.Spike;
import dev.headroom.plan.LoadShape.Point;
import dev.headroom.plan.SpikeForm;
import dev.headroom.plan.yaml.Bounds;
import dev.headroom.plan.yaml.Section;
import dev.headroom.plan.yaml.Text;
import dev.headroom.quantity.Rate;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** Reads the section {@code load.spike}, whose keys depend on its shape. */
final class SpikeParser {

  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final String[] KEYS = {
    "shape",
    "baseline",
    "peak",
    "rise",
    "hold",
    "fall",
    "teeth",
    "pause",
    "file",
    "series",
    "length",
    "recovery"
  };

  /** Reads a rate that has to keep within the plan's limits. */
  @FunctionalInterface
  interface LimitedRate {
    Rate read(Section section, String key, Rate fallback);
  }

  private final Section section;
  private final LimitedRate rates;
  private final UnaryOperator<String> files;

  /**
   * @param files the text of the file of this name beside the plan, or an {@link
   *     IllegalArgumentException} with what is wrong with it
   */
  SpikeParser(Section load, LimitedRate rates, UnaryOperator<String> files) {
    this.section = load.section("spike", KEYS);
    this.rates = rates;
    this.files = files;
  }

  /**
   * Reads it.
   *
   * @param demanded the peak where the section has none
   */
  Spike spike(Rate demanded) {
    SpikeShape shape = new Bounds(section).choice("shape", SpikeShape.PLATEAU);
    requireKeysOf(shape);
    SpikeForm form = form(shape);
    Rate highest = form instanceof SpikeForm.Replay replay ? replay.highest() : demanded;
    Rate peak = rates.read(section, "peak", highest);
    Rate baseline = rates.read(section, "baseline", baseline(form, peak));
    if (peak.compareTo(baseline) <= 0) {
      throw section.problem("peak", peak + " is not above baseline, " + baseline + "; raise it");
    }
    return new Spike(baseline, peak, form, time("recovery", 15));
  }

  private void requireKeysOf(SpikeShape shape) {
    List<String> known = shape.keys();
    for (String key : KEYS) {
      if (section.has(key) && !known.contains(key)) {
        throw section.problem(
            key,
            "a spike of shape '"
                + Bounds.id(shape)
                + "' has no '"
                + key
                + "'; its keys are "
                + String.join(", ", known));
      }
    }
  }

  private Rate baseline(SpikeForm form, Rate peak) {
    if (!(form instanceof SpikeForm.Replay)) {
      return peak.times(0.2);
    }
    Rate first = form.between(peak, peak).segments().get(0).from();
    if (first.perSecond() == 0 && !section.has("baseline")) {
      throw section.problem(
          "baseline",
          "missing; the recorded rate begins at 0/s, and recovery takes a rate to be watched at");
    }
    return first;
  }

  private SpikeForm form(SpikeShape shape) {
    return switch (shape) {
      case PLATEAU -> plateau();
      case STEP -> new SpikeForm.Step(time("hold", 20));
      case RAMP -> new SpikeForm.Ramp(time("rise", 20));
      case SAWTOOTH ->
          new SpikeForm.Sawtooth(
              time("rise", 10), new Bounds(section).count("teeth", 3, 2, MOST_TEETH));
      case DOUBLE -> new SpikeForm.Twice(plateau(), time("pause", 15));
      case FLASH_CROWD -> new SpikeForm.FlashCrowd(time("rise", 10), time("fall", 40));
      case REPLAY -> new SpikeForm.Replay(series());
    };
  }

  /** More of them are a load test of hours, and a slip of the pen. */
  private static final int MOST_TEETH = 100;

  private SpikeForm.Plateau plateau() {
    return new SpikeForm.Plateau(time("rise", 5), time("hold", 20), time("fall", 5));
  }

  private List<Point> series() {
    RateSeries recorded = recorded();
    Duration length = new Bounds(section).duration("length", recorded.length(), SECOND, DAY);
    return recorded.scaledTo(length);
  }

  private RateSeries recorded() {
    if (section.has("file") && section.has("series")) {
      throw section.problem("file", "there is a series as well; keep one of the two");
    }
    if (section.has("series")) {
      try {
        return RateSeries.written(section.texts("series"));
      } catch (IllegalArgumentException e) {
        throw section.problem("series", Text.message(String.valueOf(e.getMessage())));
      }
    }
    return section
        .find("file", name -> RateSeries.csv(files.apply(name), name))
        .orElseThrow(
            () ->
                section.problem(
                    "file", "missing; name a CSV file with the columns time,rate beside the plan"));
  }

  private Duration time(String key, int fallbackSeconds) {
    return new Bounds(section).duration(key, Duration.ofSeconds(fallbackSeconds), SECOND, DAY);
  }
}
