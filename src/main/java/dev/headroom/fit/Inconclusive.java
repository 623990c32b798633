package dev.headroom.fit;

import java.util.Locale;

/**
 * Why a recording doesn't show the origin's capacity.
 *
 * @param reason in a word
 * @param finding in a full sentence: what was seen, and what is known none the less
 * @param remedy in a full sentence: what to change
 */
public record Inconclusive(Reason reason, String finding, String remedy) {

  /** The kinds of end without a capacity. */
  public enum Reason {
    /** The load never went past it. */
    NOT_REACHED,
    /** Too few levels, seconds or requests. */
    TOO_FEW_LEVELS,
    /** The injector was the limit. */
    INJECTOR,
    /** A limiter turned requests away. */
    LIMITER,
    /** The gateway was the limit. */
    GATEWAY,
    /** The origin changed while it was measured. */
    NON_STATIONARY,
    /** Parts of the recording don't go together. */
    CONTRADICTORY,
    /** It fails even at the lowest load. */
    FAILING;

    /** Whether even the lowest level may show something else than the origin's own behaviour. */
    public boolean doubtsLevels() {
      return this == INJECTOR || this == NON_STATIONARY || this == CONTRADICTORY;
    }

    /** The id used in files. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
