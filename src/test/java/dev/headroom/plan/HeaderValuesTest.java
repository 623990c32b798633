package dev.headroom.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.quantity.HeadroomException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeaderValuesTest {

  private static final Plan PLAN =
      PlanReader.parse(
          """
          target: {url: 'http://localhost', headers: {Authorization: "Bearer ${A}-${B_2}", Accept: a/b}}
          scenario: {requests: [{name: order, headers: {X-Key: "${KEY}"}}]}
          """,
          "plan.yaml");

  @Test
  void variablesAreReplacedWhereTheyStandAndNothingElseIs() {
    HeaderValues values = new HeaderValues(Map.of("A", "x$1\\", "B_2", "${A}", "KEY", "")::get);
    assertEquals(
        Map.of("Authorization", "Bearer x$1\\-${A}", "Accept", "a/b"),
        values.resolve(PLAN.target()));
    assertEquals(Map.of("X-Key", ""), values.resolve(PLAN.scenario().requests().get(0)));
  }

  @Test
  void anUnsetVariableIsNoticedWithItsPlace() {
    String message = refused(new HeaderValues(Map.of("A", "x", "B_2", "y")::get));
    assertTrue(message.contains("variable KEY is not set"), message);
    assertTrue(message.contains("X-Key in the headers of request 'order'"), message);
  }

  @Test
  void aVariableWithALineBreakCannotAddAHeaderAndIsNotRepeated() {
    String message = refused(new HeaderValues(Map.of("A", "x\r\nEvil: hunter2", "B_2", "")::get));
    assertTrue(message.contains("Authorization in target.headers"), message);
    assertFalse(message.contains("hunter2"), message);
  }

  private static String refused(HeaderValues values) {
    return String.valueOf(
        assertThrows(HeadroomException.class, () -> values.check(PLAN)).getMessage());
  }
}
