package dev.headroom.fleet.autoscaler;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The recent recommendations of a HorizontalPodAutoscaler and what they leave of a new one.
 *
 * <p>The count stays within the lowest recommendation of the window for growth and the highest of
 * that for shrinking, the new one included.
 *
 * <p>Source: Kubernetes {@code pkg/controller/podautoscaler/horizontal.go}, {@code
 * stabilizeRecommendationWithBehaviors}. Checked by {@code RecommendationsTest} against the cases
 * of its {@code TestNormalizeDesiredReplicasWithBehavior}.
 */
record Recommendations(List<Recommendation> all) {

  Recommendations {
    all = List.copyOf(all);
  }

  /** One that was made before anything limited it. */
  record Recommendation(double atSeconds, int count) {}

  /** What is left of a desired count. */
  int stabilised(int current, int desired, Duration up, Duration down, double now) {
    int lowest = desired;
    int highest = desired;
    for (Recommendation recommendation : all) {
      if (recommendation.atSeconds > now - up.toSeconds()) {
        lowest = Math.min(lowest, recommendation.count);
      }
      if (recommendation.atSeconds > now - down.toSeconds()) {
        highest = Math.max(highest, recommendation.count);
      }
    }
    return Math.min(Math.max(current, lowest), highest);
  }

  /** The highest within a window; 0 where there is none. */
  int highest(Duration window, double now) {
    return all.stream()
        .filter(r -> r.atSeconds > now - window.toSeconds())
        .mapToInt(Recommendation::count)
        .max()
        .orElse(0);
  }

  /** With one more; what is older than both windows is forgotten. */
  Recommendations with(int desired, Duration up, Duration down, double now) {
    double since = now - Math.max(up.toSeconds(), down.toSeconds());
    List<Recommendation> recent =
        new ArrayList<>(all.stream().filter(r -> r.atSeconds > since).toList());
    recent.add(new Recommendation(now, desired));
    return new Recommendations(recent);
  }
}
