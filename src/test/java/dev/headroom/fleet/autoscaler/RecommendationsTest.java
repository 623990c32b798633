package dev.headroom.fleet.autoscaler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.headroom.fleet.autoscaler.Recommendations.Recommendation;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Kubernetes' own cases of its stabilisation windows. */
class RecommendationsTest {

  private static final double NOW = 10_000;

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/reference/kubernetes/stabilisation.csv", numLinesToSkip = 1)
  void staysAsSteadyAsKubernetes(
      String name, String before, int current, int desired, int up, int down, int expected) {
    Recommendations recommendations = new Recommendations(parsed(before));
    int stable =
        recommendations.stabilised(
            current, desired, Duration.ofSeconds(up), Duration.ofSeconds(down), NOW);
    assertEquals(expected, stable, name);
  }

  private static List<Recommendation> parsed(String text) {
    return Arrays.stream(Optional.ofNullable(text).map(t -> t.split(" ", -1)).orElse(new String[0]))
        .map(r -> r.split("@", -1))
        .map(r -> new Recommendation(NOW - Integer.parseInt(r[1]), Integer.parseInt(r[0])))
        .toList();
  }
}
