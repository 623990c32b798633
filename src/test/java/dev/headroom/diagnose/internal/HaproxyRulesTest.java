package dev.headroom.diagnose.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.headroom.diagnose.Cause;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** States of HAProxy that no fault of the lab brings about; its manual, section 8.5. */
class HaproxyRulesTest {

  @ParameterizedTest
  @CsvSource({
    "PC, 503, PROXY_INTERNAL_ERROR",
    "PT, 500, HTTP_REQUEST_DENIED",
    "PR, 403, HTTP_REQUEST_DENIED",
    "PD, 502, HTTP_PROTOCOL_ERROR",
    "RC, 500, PROXY_INTERNAL_ERROR",
  })
  void whatHaproxyItselfEndedIsNeverTheOrigins(String state, int status, Cause cause) {
    assertEquals(cause, HaproxyRules.of(state, status, false, Optional.empty()).cause());
  }
}
