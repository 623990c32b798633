package dev.headroom.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.emit.Basis;
import dev.headroom.emit.EmitFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twice of what it takes is offered to an origin that slows down in overload, behind a real gateway
 * with the rules that {@code emit} wrote for it, and without them.
 */
class SheddingTest {

  /** 200/s with nobody waiting, half of it with 100: an overload costs it half of its work. */
  private static final OriginSpec ORIGIN =
      new OriginSpec(8, ServiceLaw.parse("exponential 40ms"), 100, 1, 0.01);

  private static final Basis BASIS = ShedRules.of(ORIGIN);

  /** The most that it does at any rate, as known or as measured, whichever is more. */
  private static final double BEST =
      Math.max(ORIGIN.capacity().perSecond(), BASIS.fit().saturation().rate().value());

  /** What 90 % of the best makes of it. */
  private static final double KEPT = 0.9 * BEST;

  /** More come than are served by 110/s and more, so the queue of 100 is full by then. */
  private static final Duration WARM = Duration.ofMillis(1500);

  private static final Duration END = Duration.ofMillis(4500);

  @TempDir Path folder;

  /**
   * What came of an overload.
   *
   * @param goodput good answers per second
   * @param late share of them that took longer than the objective's latency
   */
  private record Overload(double goodput, double late) {

    static Overload of(List<OpenLoop.Answer> answers) {
      List<OpenLoop.Answer> good =
          answers.stream()
              .filter(answer -> answer.status() == 200)
              .filter(answer -> answer.endNanos() >= WARM.toNanos())
              .filter(answer -> answer.endNanos() < END.toNanos())
              .toList();
      long bound = BASIS.plan().objective().latency().toNanos();
      long late = good.stream().filter(answer -> answer.latencyNanos() > bound).count();
      double seconds = END.minus(WARM).toMillis() / 1000.0;
      return new Overload(good.size() / seconds, (double) late / good.size());
    }
  }

  /** Starts a gateway with this configuration, the origin's address in it. */
  private interface Starting {
    RealGateway in(Path folder, String configuration) throws IOException;
  }

  private Overload overload(String name, String configuration, Starting starting)
      throws IOException {
    Path own = Files.createDirectories(folder.resolve(name));
    try (Lab lab = Lab.start(new LabSpec(ORIGIN, 1, GatewayKind.EMBEDDED, 0, own))) {
      String origin = lab.origins().get(0).getAuthority();
      String served = configuration.replace("127.0.0.1:8080", origin);
      try (RealGateway gateway = starting.in(own, served)) {
        return Overload.of(OpenLoop.drive(gateway.url(), 2 * BEST, END, 5));
      }
    }
  }

  @Test
  void behindHaproxyAnOverloadKeepsGoodputWithTheRulesAndLosesItWithoutThem() throws IOException {
    String rules = ShedRules.text(EmitFormat.HAPROXY, BASIS) + "    server shop-1 127.0.0.1:8080\n";
    String bare = rules.replaceAll("(?m)^ *default-server.*\n", "");
    assertKept(overload("with", rules, RealGateway::haproxy));
    assertLost(overload("without", bare, RealGateway::haproxy));
  }

  @Test
  void behindNginxAnOverloadKeepsGoodputWithTheRulesAndLosesItWithoutThem() throws IOException {
    String rules = ShedRules.text(EmitFormat.NGINX, BASIS);
    String bare = rules.replaceAll("max_conns=\\d+", "").replaceAll("(?m)^ *limit_req .*\n", "");
    assertKept(overload("with", rules, RealGateway::nginx));
    assertLost(overload("without", bare, RealGateway::nginx));
  }

  /** What is let in is in time as well, for the objective's p99. */
  private static void assertKept(Overload seen) {
    assertTrue(seen.goodput() >= KEPT, seen + ", and the best is " + BEST);
    assertTrue(seen.late() <= 0.01 + SLACK, seen.toString());
  }

  /** Four standard deviations of a share of 1 % among some 450 answers. */
  private static final double SLACK = 4 * Math.sqrt(0.01 * 0.99 / 450);

  /** What is left is what the origin does with its queue full, and none of it is in time. */
  private static void assertLost(Overload seen) {
    double left = ORIGIN.whenFull().perSecond();
    double seconds = END.minus(WARM).toMillis() / 1000.0;
    assertTrue(seen.goodput() < KEPT, seen + ", and the best is " + BEST);
    // Completions of workers always busy are a Poisson process at exponential service.
    assertEquals(left, seen.goodput(), 4 * Math.sqrt(left / seconds) + left * 0.05);
    assertTrue(seen.late() > 0.9, seen.toString());
  }
}
