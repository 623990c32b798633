package dev.headroom.fit.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether the origin was given more to work with while it was measured, as an autoscaler does.
 *
 * <p>Inside a level: it lost requests at first and then completed more. While work waits, goodput
 * is the capacity, and that doesn't change by itself. Between levels: goodput stood still from one
 * overloaded rate to the next and rose again beyond. A queue of any length makes goodput a concave
 * function of the offered rate, {@code G_j ≥ G_i + (G_k − G_i)(λ_j − λ_i)/(λ_k − λ_i)}; what is
 * below that by more than chance, and below G_k too, belongs to another capacity. A collapse falls
 * and doesn't rise.
 */
final class Growth {

  /**
   * That it grew.
   *
   * @param said how, as a clause
   * @param rate requests per second offered then; of what was held from there on nothing is sure
   */
  record Seen(String said, double rate) {}

  /**
   * Many places are looked at; with 5, 1 in 1.7 million of them is beyond by chance where counts
   * are normal, and a few in 10,000 where service times vary as much as log-normal ones with c = 2.
   */
  private static final double SIGMAS = 5;

  /** Less than this share of goodput is no instance more. */
  private static final double MATERIAL = 0.1;

  /** A part of a level takes this share of it at least; a shorter loss is a passing incident. */
  private static final int THIRD = 3;

  private static final int LEAST_SECONDS = 6;

  private final Deficit deficit;
  private final GoodputNoise noise;

  private Growth(Deficit deficit, GoodputNoise noise) {
    this.deficit = deficit;
    this.noise = noise;
  }

  /**
   * What grew, if anything did.
   *
   * @param climbed levels that followed one of a lower rate: beyond a higher one a backlog drains
   */
  static Optional<Seen> of(Deficit deficit, GoodputNoise noise, List<Window> climbed) {
    Growth growth = new Growth(deficit, noise);
    return climbed.stream()
        .map(growth::inside)
        .flatMap(Optional::stream)
        .findFirst()
        .or(growth::between);
  }

  private Optional<Seen> inside(Window window) {
    int n = window.seconds().size();
    int least = (n + THIRD - 1) / THIRD;
    for (int split = least; n >= LEAST_SECONDS && split <= n - least; split++) {
      Window first = GoodputNoise.part(window, 0, split);
      Window rest = GoodputNoise.rest(window, split);
      if (deficit.lost(first) && rose(first, rest) && beyond(window, rest)) {
        return seen(
            window.offered(),
            "%s lost requests at %.0f/s completed, and %d s into it %.0f/s were",
            window.phase(),
            first.goodput(),
            split,
            rest.goodput());
      }
    }
    return Optional.empty();
  }

  /**
   * Whether that is more than any lower rate had completed: an origin that slows with its backlog
   * loses it by chance and comes back to what it did before.
   */
  private boolean beyond(Window window, Window rest) {
    double before =
        Stream.concat(deficit.held().stream(), deficit.overloaded().stream())
            .filter(other -> other.offered() < window.offered())
            .mapToDouble(Window::goodput)
            .max()
            .orElse(0);
    return rest.goodput() > (1 + MATERIAL / 2) * before;
  }

  private Optional<Seen> between() {
    List<Window> all = new ArrayList<>(deficit.overloaded());
    deficit.held().stream().reduce((lower, higher) -> higher).ifPresent(top -> all.add(0, top));
    for (int j = 1; j < all.size() - 1; j++) {
      for (int k = j + 1; k < all.size(); k++) {
        Window here = all.get(j);
        Window beyond = all.get(k);
        if (rose(here, beyond) && sagged(all.subList(0, j), here, beyond)) {
          return seen(
              here.offered(),
              "goodput stood still at %.0f/s up to %.0f/s offered, and rose to %.0f/s at %.0f/s",
              here.goodput(),
              here.offered(),
              beyond.goodput(),
              beyond.offered());
        }
      }
    }
    return Optional.empty();
  }

  private boolean sagged(List<Window> below, Window here, Window beyond) {
    return below.stream()
        .anyMatch(
            low -> {
              double share = (here.offered() - low.offered()) / (beyond.offered() - low.offered());
              double line = low.goodput() + share * (beyond.goodput() - low.goodput());
              double error = Math.max(noise.error(low, here), noise.error(here, beyond));
              return line - here.goodput() > SIGMAS * error;
            });
  }

  private boolean rose(Window first, Window second) {
    return second.goodput() > (1 + MATERIAL) * first.goodput()
        && noise.sigmas(first, second) > SIGMAS;
  }

  private static Optional<Seen> seen(double rate, String format, Object... args) {
    return Optional.of(new Seen(String.format(Locale.ROOT, format, args), rate));
  }
}
