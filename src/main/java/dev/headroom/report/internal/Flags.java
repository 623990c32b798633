package dev.headroom.report.internal;

import dev.headroom.fit.Fit;
import dev.headroom.quantity.Estimate;
import java.util.LinkedHashMap;
import java.util.Map;

/** The three rates as marks on the axis of offered rates, each with what is written beside it. */
final class Flags {

  private Flags() {}

  static Map<String, Flag> of(Fit fit) {
    Map<String, Flag> flags = new LinkedHashMap<>();
    flags.put("saturation", flag("saturation", fit.saturation().rate()));
    flags.put("sustainable", flag("sustainable", fit.sustainable().rate()));
    flags.put("loss", flag("before losses", fit.loss().rate()));
    return flags;
  }

  /**
   * A mark.
   *
   * @param rate where it stands
   * @param text with its interval
   * @param brief without
   */
  public record Flag(Estimate rate, String text, String brief) {}

  private static Flag flag(String name, Estimate rate) {
    String brief = name + " " + Figures.value(rate) + "/s";
    String range = rate.isBound() ? "" : Figures.range(rate);
    return new Flag(rate, range.isEmpty() ? brief : brief + " (" + range + ")", brief);
  }
}
