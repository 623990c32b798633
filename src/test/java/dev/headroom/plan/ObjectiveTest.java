package dev.headroom.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.headroom.quantity.Percentile;
import dev.headroom.quantity.Ratio;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectiveTest {

  @Test
  void itsPartsComeInAnyOrderWithAnyBlanks() {
    Objective expected =
        new Objective(new Percentile(99.9), Duration.ofMillis(150), Ratio.parse("0.5%"));
    for (String text :
        List.of(
            "p99.9<150ms,errors<0.5%",
            " errors < 0.005 , p99.9 < 0.15s", "p99.9<150ms, errors<0.5%")) {
      assertEquals(expected, Objective.parse(text));
    }
    assertEquals(expected, Objective.parse(expected.toString()));
  }

  @Test
  void whatIsNoObjectiveIsRefused() {
    for (String text :
        List.of(
            "",
            "p99<150ms",
            "errors<1%",
            "p99<150ms,errors<1%,errors<2%",
            "p99<150ms,p99<150ms",
            "p99>150ms,errors<1%",
            "p99<150,errors<1%",
            "p100<150ms,errors<1%",
            "p99<0ms,errors<1%",
            "p99<150ms,errors<51%",
            "p99<150ms,errors<-1%",
            "p99<150ms,errors=1%",
            "p99<150ms,errorsx<1%")) {
      assertThrows(IllegalArgumentException.class, () -> Objective.parse(text), text);
    }
  }
}
