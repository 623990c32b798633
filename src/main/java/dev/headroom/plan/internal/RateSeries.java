package dev.headroom.plan.internal;

import dev.headroom.plan.LoadShape.Point;
import dev.headroom.plan.yaml.Text;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.TimeText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A rate that was recorded over time, at times that ascend.
 *
 * <pre>
 * file   = "time,rate" LF 2*( seconds "," perSecond LF )    ; from any zero of time, empty lines aside
 * entry  = duration SP rate                                  ; in a plan, such as "5s 20/s"
 * </pre>
 *
 * <p>What is wrong is an {@link IllegalArgumentException} that names line or entry, value and
 * bound.
 */
public final class RateSeries {

  /** A day at intervals of ten seconds has 8,640. */
  private static final int MOST_POINTS = 10_000;

  /** What one machine sends; a plan that asks for more has a slip in it. */
  private static final double MOST_RATE = 1_000_000;

  /** Seconds since 1970 have ten digits; milliseconds have three more, and aren't meant. */
  private static final double MOST_TIME = 1e11;

  private static final String HEADER = "time,rate";
  private static final String MARK = "\uFEFF";

  /** A week with a point a second has 604,800. */
  private static final int MOST_WHOLE = 1_000_000;

  private final List<double[]> points = new ArrayList<>();
  private final int most;

  private RateSeries(int most) {
    this.most = most;
  }

  /**
   * Of a CSV file.
   *
   * @param name of the file, for errors
   */
  static RateSeries csv(String text, String name) {
    return csv(text, name, MOST_POINTS);
  }

  /** Of a CSV file that nobody is going to drive, so that it may have many points. */
  public static RateSeries whole(String text, String name) {
    return csv(text, name, MOST_WHOLE);
  }

  private static RateSeries csv(String text, String name, int most) {
    List<String> lines = (text.startsWith(MARK) ? text.substring(1) : text).lines().toList();
    if (lines.isEmpty() || !lines.get(0).strip().toLowerCase(Locale.ROOT).equals(HEADER)) {
      String first =
          lines.isEmpty()
              ? "the file is empty"
              : "it begins with '" + Text.shown(lines.get(0)) + "'";
      throw new IllegalArgumentException(
          name + ":1: " + first + "; its first line has to be '" + HEADER + "'");
    }
    RateSeries series = new RateSeries(most);
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        series.addRow(lines.get(i), name + ":" + (i + 1) + ": ");
      }
    }
    return series.checked(name + ": ");
  }

  private void addRow(String line, String place) {
    String[] cells = line.split(",", -1);
    if (cells.length != 2) {
      throw new IllegalArgumentException(
          place + cells.length + " columns instead of 2, time and rate");
    }
    add(
        number(cells[0], "time", place, MOST_TIME, "seconds"),
        number(cells[1], "rate", place, MOST_RATE, "requests per second"),
        place);
  }

  private static double number(String cell, String what, String place, double most, String unit) {
    double value;
    try {
      value = Double.parseDouble(cell.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          place + what + " '" + Text.shown(cell.strip()) + "' is not a number of " + unit, e);
    }
    if (!(value >= 0 && value <= most)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s%s %s is outside 0 to %.0f %s",
              place,
              what,
              Text.shown(cell.strip()),
              most,
              unit));
    }
    return value;
  }

  /** Of the entries of a plan. */
  static RateSeries written(List<String> entries) {
    RateSeries series = new RateSeries(MOST_POINTS);
    for (int i = 0; i < entries.size(); i++) {
      String place = "entry " + (i + 1) + ": ";
      String[] words = entries.get(i).strip().split("\\s+", -1);
      if (words.length != 2) {
        throw new IllegalArgumentException(
            place + "'" + Text.shown(entries.get(i)) + "' is not a time and a rate, as 5s 20/s");
      }
      Rate rate = Rate.parse(words[1]);
      if (rate.perSecond() > MOST_RATE) {
        throw new IllegalArgumentException(place + rate + " is outside 0/s to 1000000/s");
      }
      series.add(TimeText.seconds(TimeText.parse(words[0])), rate.perSecond(), place);
    }
    return series.checked("");
  }

  private void add(double time, double rate, String place) {
    if (!points.isEmpty() && time <= points.get(points.size() - 1)[0]) {
      throw new IllegalArgumentException(
          place + "its time is not after the one before; sort by time and keep one rate a time");
    }
    if (points.size() == most) {
      throw new IllegalArgumentException(
          place + "there are more than " + most + " points; keep fewer, further apart");
    }
    points.add(new double[] {time, rate});
  }

  private RateSeries checked(String place) {
    if (points.size() < 2) {
      throw new IllegalArgumentException(
          place + points.size() + " points are no rate over time; it takes at least 2");
    }
    if (points.stream().allMatch(p -> p[1] == 0)) {
      throw new IllegalArgumentException(place + "the rate is 0 all the time; there is no peak");
    }
    return this;
  }

  /** From its first point to its last. */
  public Duration length() {
    double seconds = points.get(points.size() - 1)[0] - points.get(0)[0];
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  /**
   * The points from time zero on, scaled to this length, on whole milliseconds; of several that
   * come to lie on one, the last.
   */
  public List<Point> scaledTo(Duration length) {
    double first = points.get(0)[0];
    double scale = length.toMillis() / (points.get(points.size() - 1)[0] - first);
    List<Point> scaled = new ArrayList<>();
    for (double[] point : points) {
      Duration at = Duration.ofMillis(Math.round((point[0] - first) * scale));
      if (!scaled.isEmpty() && at.equals(scaled.get(scaled.size() - 1).at())) {
        scaled.remove(scaled.size() - 1);
      }
      scaled.add(new Point(at, new Rate(point[1])));
    }
    return scaled;
  }
}
