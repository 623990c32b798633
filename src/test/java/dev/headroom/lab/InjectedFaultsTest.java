package dev.headroom.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.Ratio;
import dev.headroom.testing.Visitor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults as the embedded gateway shows them, their share, and their end. */
class InjectedFaultsTest {

  private static final OriginSpec ORIGIN =
      OriginSpec.of(8, ServiceLaw.constant(Duration.ofMillis(5)), 1);

  @TempDir Path folder;

  /** Jetty takes a header of 64 KiB, and then can't send it itself: that is its own error. */
  @ParameterizedTest
  @CsvSource({
    "STALE_ADDRESS, 502",
    "REFUSED, 502",
    "UNREACHABLE, 502",
    "BACKLOG_FULL, 504",
    "RESET_BEFORE, 502",
    "RESET_MIDWAY, 200 cut",
    "HEADER_TOO_BIG, 500",
    "HEADER_INVALID, 502",
    "STATUS_INVALID, 502"
  })
  void theEmbeddedGatewayShowsThoseThatItCanHave(Fault fault, String status) {
    try (Lab lab = start()) {
      lab.inject(fault, new Ratio(1));
      TreeSet<String> seen = new TreeSet<>(Visitor.ask(lab.url(), 8, 4));
      // Of two instances one may be alive.
      seen.remove("200");
      assertEquals(List.of(status), List.copyOf(seen));
    }
  }

  @Test
  void thoseThatItCannotHaveAreRefused() {
    try (Lab lab = start()) {
      Fault[] foreign =
          Arrays.stream(Fault.values())
              .filter(fault -> !fault.is(GatewayKind.EMBEDDED))
              .toArray(Fault[]::new);
      for (Fault fault : foreign) {
        HeadroomException refusal =
            assertThrows(HeadroomException.class, () -> lab.inject(fault, new Ratio(1)));
        assertTrue(String.valueOf(refusal.getMessage()).contains(fault.id()));
      }
    }
  }

  @Test
  void aShareOfTheRequestsIsSpoiltAndCounted() {
    int visitors = 2000;
    try (Lab lab = start()) {
      lab.inject(Fault.RESET_BEFORE, new Ratio(0.1));
      long failed =
          Visitor.ask(lab.url(), visitors, 8).stream().filter(s -> !s.equals("200")).count();
      assertEquals(failed, lab.spoilt());
      // Five standard deviations of a binomial count.
      assertEquals(0.1 * visitors, (double) failed, 5 * Math.sqrt(visitors * 0.1 * 0.9));
    }
  }

  @Test
  void aResizeEndsTheFault() {
    try (Lab lab = start()) {
      lab.inject(Fault.REFUSED, new Ratio(1));
      assertEquals("502", Visitor.ask(lab.url()));
      lab.resize(1);
      assertEquals("200", Visitor.ask(lab.url()));
    }
  }

  private Lab start() {
    return Lab.start(new LabSpec(ORIGIN, 1, GatewayKind.EMBEDDED, 0, folder));
  }
}
