package dev.headroom.fleet;

import dev.headroom.quantity.TimeText;
import java.math.BigDecimal;
import java.util.Arrays;

/** Reads the written form of a {@link ServiceTime}. */
final class ServiceText {

  private static final String EXAMPLE =
      "a service time such as 'constant 40ms', 'exponential 40ms', 'erlang 4 40ms', 'lognormal 40ms"
          + " cv 0.5' or 'measured 12ms 15ms 40ms'";

  private ServiceText() {}

  static ServiceTime parse(String text) {
    String[] words = text.strip().split("\\s+", -1);
    try {
      return switch (words[0] + " " + Math.min(words.length, LONGEST)) {
        case "constant 2" -> new ServiceTime.Constant(TimeText.parse(words[1]));
        case "exponential 2" -> new ServiceTime.Exponential(TimeText.parse(words[1]));
        case "erlang 3" ->
            new ServiceTime.Erlang(Integer.parseInt(words[1]), TimeText.parse(words[2]));
        case "lognormal 4" -> lognormal(words, text);
        default -> measured(words, text);
      };
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is not " + EXAMPLE, e);
    }
  }

  /** No law but a measured one has as many words. */
  private static final int LONGEST = 5;

  private static ServiceTime lognormal(String[] words, String text) {
    if (!words[2].equals("cv")) {
      throw new IllegalArgumentException("'" + text + "' is not " + EXAMPLE);
    }
    return new ServiceTime.Lognormal(
        TimeText.parse(words[1]), new BigDecimal(words[3]).doubleValue());
  }

  private static ServiceTime measured(String[] words, String text) {
    if (!words[0].equals("measured") || words.length < 2) {
      throw new IllegalArgumentException("'" + text + "' is not " + EXAMPLE);
    }
    return new ServiceTime.Measured(Arrays.stream(words).skip(1).map(TimeText::parse).toList());
  }
}
