package dev.headroom.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.quantity.Rate;
import dev.headroom.testing.Programs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Offers two and more times the capacity, for real. */
class LabUnderOverloadTest {

  private static final Duration WARM = Duration.ofMillis(700);
  private static final Duration END = Duration.ofMillis(3200);

  /**
   * One second of work at the capacity: a pause of the client on a busy machine then finds the
   * workers still supplied.
   */
  private static final int QUEUE = 200;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"constant 20ms", "exponential 20ms", "lognormal 20ms cv 0.5"})
  void anInstanceCompletesExactlyItsCapacityAndDropsTheRest(String law) {
    OriginSpec origin = new OriginSpec(4, ServiceLaw.parse(law), QUEUE, 17);
    LabSpec spec = new LabSpec(origin, 1, GatewayKind.EMBEDDED, 0, directory);
    try (Lab lab = Lab.start(spec)) {
      List<OpenLoop.Answer> answers = OpenLoop.drive(lab.origins().get(0), 700, END, 23);
      Goodput.assertAt(new Rate(200), origin, 1, answers, WARM, END);
      assertEquals(Set.of(200, OpenLoop.NO_ANSWER), statuses(answers));
      OriginCounts counts = lab.counts();
      assertEquals(count(answers, 200), counts.answered());
      assertEquals(count(answers, OpenLoop.NO_ANSWER), counts.dropped());
      assertEquals(0, counts.waiting() + counts.inService() + counts.lost());
    }
  }

  @ParameterizedTest
  @CsvSource({"haproxy, 1", "haproxy, 2", "nginx, 1", "nginx, 2", "embedded, 1", "embedded, 2"})
  void aGatewayKeepsGoodputAtCapacityAndAnswersTheRestWith502(String gateway, int instances) {
    GatewayKind kind = GatewayKind.parse(gateway);
    if (kind != GatewayKind.EMBEDDED) {
      Programs.require(gateway);
    }
    OriginSpec origin =
        new OriginSpec(4 / instances, ServiceLaw.parse("exponential 20ms"), QUEUE / instances, 29);
    try (Lab lab = Lab.start(new LabSpec(origin, instances, kind, 0, directory))) {
      List<OpenLoop.Answer> answers = OpenLoop.drive(lab.url(), 400, END, 31);
      assertEquals(Set.of(200, 502), statuses(answers));
      Goodput.assertAt(new Rate(200), origin, instances, answers, WARM, END);
      OriginCounts counts = lab.counts();
      // Nothing is tried twice: what reached the origin is what was sent.
      assertEquals(answers.size(), counts.accepted() + counts.dropped());
      assertEquals(count(answers, 502), counts.dropped());
      assertTheGatewaySaysTheSame(answers);
    }
  }

  private void assertTheGatewaySaysTheSame(List<OpenLoop.Answer> answers) {
    GatewayLog log = GatewayLog.read(directory);
    assertEquals(
        answers.stream()
            .collect(Collectors.groupingBy(OpenLoop.Answer::status, Collectors.counting())),
        log.totals());
    assertEquals(0, log.malformed());
    assertTrue(log.perSecond().size() >= 3, "the load lasted more than three seconds");
  }

  private static long count(List<OpenLoop.Answer> answers, int status) {
    return answers.stream().filter(answer -> answer.status() == status).count();
  }

  private static Set<Integer> statuses(List<OpenLoop.Answer> answers) {
    return answers.stream()
        .map(OpenLoop.Answer::status)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
