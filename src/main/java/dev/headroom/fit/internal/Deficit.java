package dev.headroom.fit.internal;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which levels completed fewer requests than were offered, by more than chance and failures that
 * have nothing to do with load.
 *
 * <p>{@code D = (1 − f) Σ offered − Σ good}: what was lost or left waiting in a window. Below
 * saturation it is the change of the backlog between the window's ends, which doesn't grow with the
 * window; beyond, it grows by {@code λ − C} a second. A level counts as overloaded when {@code D >
 * 3 √(b · offered)}, three standard deviations of a Poisson count, more where service times vary
 * more than exponential ones and so make longer backlogs ({@code b = c²}, at least 1), and {@code D
 * > 3 %} of what was offered, and every level above it is so too: what a higher rate doesn't show
 * isn't overload.
 *
 * @param floor f, the share that fails whatever the rate: the failed share of the lowest levels by
 *     isotonic regression
 * @param bunch b, by how much more counts vary than Poisson's
 * @param held levels below the overload, in ascending order of the rate
 * @param overloaded levels in overload, in ascending order
 * @param stray names of levels that lost requests although a higher one didn't
 */
public record Deficit(
    double floor, double bunch, List<Window> held, List<Window> overloaded, List<String> stray) {

  private static final double SIGMAS = 3;

  /** Below it, ends of the window and rounding decide. */
  private static final double LEAST_SHARE = 0.03;

  /**
   * Of a recording's levels.
   *
   * @param windows in ascending order of the offered rate
   * @param spread c² of the service times
   */
  public static Deficit of(List<Window> windows, double spread) {
    double bunch = Math.max(1, spread);
    double floor = floor(windows);
    int first = windows.size();
    while (first > 0 && lost(windows.get(first - 1), floor, bunch)) {
      first--;
    }
    List<Window> held = windows.subList(0, first);
    List<String> stray =
        held.stream().filter(w -> lost(w, floor, bunch)).map(Window::phase).sorted().toList();
    return new Deficit(floor, bunch, held, windows.subList(first, windows.size()), stray);
  }

  /** Whether most of what was lost in overload was turned away by a limiter. */
  public boolean limited() {
    double limited = overloaded.stream().mapToDouble(w -> w.total().limited()).sum();
    double lost = overloaded.stream().mapToDouble(w -> deficit(w, floor)).sum();
    return !overloaded.isEmpty() && limited > lost / 2;
  }

  /** The highest rate offered to a level that isn't overloaded; zero when there is none. */
  public double highestHeld() {
    return held.isEmpty() ? 0 : held.get(held.size() - 1).offered();
  }

  /** Whether it lost more than chance and the floor do. */
  boolean lost(Window window) {
    return lost(window, floor, bunch);
  }

  /** Whether it lost requests, and in both halves: an incident passes. */
  boolean throughout(Window window) {
    int middle = window.seconds().size() / 2;
    return middle > 0
        && lost(window)
        && share(GoodputNoise.part(window, 0, middle)) > LEAST_SHARE
        && share(GoodputNoise.rest(window, middle)) > LEAST_SHARE;
  }

  /** What was lost, as a share of what was offered. */
  double share(Window window) {
    return deficit(window, floor) / Math.max(1, window.total().offered());
  }

  /**
   * How goodput varies by chance while work waits.
   *
   * @param spread c² of the service times
   */
  GoodputNoise noise(double spread) {
    List<Window> lost =
        Stream.concat(held.stream(), overloaded.stream()).filter(this::lost).toList();
    return GoodputNoise.of(lost, spread);
  }

  private static boolean lost(Window window, double floor, double bunch) {
    double offered = window.total().offered();
    double deficit = deficit(window, floor);
    return deficit > SIGMAS * Math.sqrt(bunch * offered) && deficit > LEAST_SHARE * offered;
  }

  static double deficit(Window window, double floor) {
    Counts total = window.total();
    return (1 - floor) * total.offered() - total.good();
  }

  private static double floor(List<Window> windows) {
    double[] share = windows.stream().mapToDouble(Deficit::failedShare).toArray();
    double[] weight = windows.stream().mapToDouble(w -> Math.max(1, w.total().ended())).toArray();
    return Isotonic.fit(share, weight)[0];
  }

  private static double failedShare(Window window) {
    Counts total = window.total();
    return total.ended() == 0 ? 0 : total.failed() / total.ended();
  }
}
