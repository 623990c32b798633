package dev.headroom.lab;

import dev.headroom.diagnose.Cause;
import dev.headroom.diagnose.Confidence;
import dev.headroom.diagnose.Logged;
import dev.headroom.diagnose.LoggedRequest;
import dev.headroom.quantity.Ratio;
import dev.headroom.testing.Visitor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One fault behind one gateway: what visitors saw of it and what the gateway's log says.
 *
 * @param statuses of those that failed, as the visitors saw them, and how many
 * @param failures as the gateway logged them
 */
record FaultRun(Fault fault, GatewayKind gateway, Map<String, Long> statuses, Logged failures) {

  private static final int VISITORS = 40;

  /** Ten at a time are more than the faults of full queues and connections let in. */
  private static final int TOGETHER = 10;

  private static final OriginSpec ORIGIN =
      OriginSpec.of(16, ServiceLaw.constant(Duration.ofMillis(20)), 1);

  static FaultRun of(Fault fault, GatewayKind gateway, Path folder) {
    List<String> answers;
    try (Lab lab = Lab.start(new LabSpec(ORIGIN, 1, gateway, 0, folder))) {
      lab.inject(fault, new Ratio(1));
      int together = fault == Fault.CLOSED_REUSED ? 1 : TOGETHER;
      answers = Visitor.ask(lab.url(), VISITORS, together);
    }
    Map<String, Long> statuses =
        answers.stream()
            .filter(answer -> !answer.equals("200"))
            .collect(
                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    return new FaultRun(fault, gateway, statuses, Logged.in(folder));
  }

  long failed() {
    return statuses.values().stream().mapToLong(Long::longValue).sum();
  }

  long attributed(Iterable<Cause> right) {
    long count = 0;
    for (Cause cause : right) {
      count += requests().stream().filter(f -> f.attribution().cause() == cause).count();
    }
    return count;
  }

  List<LoggedRequest> requests() {
    return failures.failures;
  }

  /** How many of each status, cause and confidence. */
  Map<String, Integer> found() {
    return failures.summary();
  }

  boolean overloadForCertain() {
    return requests().stream()
        .anyMatch(
            f ->
                f.attribution().cause() == Cause.OVERLOAD
                    && f.attribution().confidence() == Confidence.CERTAIN);
  }

  /** The one most often found. */
  LoggedRequest example() {
    Map<Cause, Long> counts =
        requests().stream()
            .collect(Collectors.groupingBy(f -> f.attribution().cause(), Collectors.counting()));
    return requests().stream()
        .max(Comparator.comparing(f -> counts.getOrDefault(f.attribution().cause(), 0L)))
        .orElseThrow();
  }
}
