package dev.headroom.fleet.autoscaler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.headroom.fleet.autoscaler.ReplicaCalculator.Pod;
import dev.headroom.fleet.autoscaler.ReplicaCalculator.Standing;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Kubernetes' own cases of its replica calculator. */
class ReplicaCalculatorTest {

  /** What those tests set up. */
  private static final ReplicaCalculator CALCULATOR = new ReplicaCalculator(0.1, 0.1);

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/reference/kubernetes/replica-calculator.csv", numLinesToSkip = 1)
  void wantsWhatKubernetesWants(
      String name,
      String kind,
      int current,
      long target,
      String values,
      String requests,
      String standing,
      String expected) {
    OptionalInt wanted =
        switch (kind) {
          case "shared" ->
              OptionalInt.of(CALCULATOR.shared(current, target, Long.parseLong(values)));
          case "total" ->
              OptionalInt.of(
                  CALCULATOR.total(current, ready(standing), target, Long.parseLong(values)));
          default -> CALCULATOR.perPod(current, target, pods(values, requests, standing));
        };
    assertEquals(expected, wanted.isPresent() ? Integer.toString(wanted.getAsInt()) : "none", name);
  }

  private static int ready(String standing) {
    return (int) standing.chars().filter(c -> c == 'c').count();
  }

  private static List<Pod> pods(String values, String requests, String standing) {
    String[] value = values.split(" ", -1);
    String[] request = requests.split(" ", -1);
    return IntStream.range(0, standing.length())
        .mapToObj(
            i ->
                new Pod(
                    standing(standing.charAt(i)),
                    Long.parseLong(value[i]),
                    Long.parseLong(request[i])))
        .toList();
  }

  private static Standing standing(char letter) {
    return switch (letter) {
      case 'c' -> Standing.COUNTED;
      case 'i' -> Standing.IGNORED;
      default -> Standing.MISSING;
    };
  }
}
