package dev.headroom.search;

import java.util.Locale;

/** Why a search came to its end. */
public enum End {
  /** Both rates are as well known as was asked for. */
  PRECISE("both rates are known as well as load.search.precision asks"),
  /** A method that doesn't ask for a precision did all its steps. */
  DONE("all its steps were driven"),
  /** The highest rate that it may ask for was held. */
  MAX_RATE("load.search.to was held, so saturation lies above it; raise it"),
  /** What the injector itself can send was held. */
  INJECTOR("the injector can't send more; use more injectors or another machine"),
  /** The time was over first. */
  MAX_TIME("load.search.maxTime was over before both rates were known as well as asked; raise it"),
  /** The objective breaks at the lowest rate. */
  BROKEN("the objective breaks at the lowest rate; lower load.search.from, or ask for less"),
  /** The fit can't tell a capacity from what was driven. */
  INCONCLUSIVE("the fit can't tell a capacity from what was driven, and says why"),
  /** After an overload the origin didn't come back. */
  NOT_RECOVERED("the origin did not come back to its baseline after an overload"),
  /** The load was stopped. */
  STOPPED("the load was stopped");

  private final String sentence;

  End(String sentence) {
    this.sentence = sentence;
  }

  /** The stable id used in files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What happened and what to do, as a clause. */
  public String sentence() {
    return sentence;
  }
}
