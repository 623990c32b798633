package dev.headroom.plan;

import dev.headroom.plan.internal.RateSeries;

/** A rate that was recorded over time, as a load shape. */
public final class RecordedRate {

  private RecordedRate() {}

  /**
   * The rate in a CSV text with the columns {@code time,rate}, as it was recorded, from its first
   * time on.
   *
   * @param source what the text is called in errors
   * @throws IllegalArgumentException that names line, value and bound where the text is wrong
   */
  public static LoadShape parse(String text, String source) {
    RateSeries series = RateSeries.whole(text, source);
    return LoadShape.through(series.scaledTo(series.length()));
  }
}
