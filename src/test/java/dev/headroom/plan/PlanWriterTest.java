package dev.headroom.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.quantity.HeadroomException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanWriterTest {

  private static final String AWKWARD =
      """
      name: "007"
      target: {url: 'http://[::1]:8080/a', origins: ['http://127.0.0.9'], allowHosts: ['::1']}
      scenario:
        requests:
          - {name: 'no', path: '/?q=%20:&x', weight: 0.1, headers: {Accept: 'yes: "no" # \\ *'}}
          - {name: b, method: PUT, path: /b, body: "line 1\\n  line 2\\t\\u0007 ü\\n\\n"}
        timeout: 1234.567ms
      load:
        seed: -9223372036854775808
        control: {rate: 100/min, hold: 1.0000001s}
        search: {from: 0.0123456789/s, to: 299.99999999/s, steps: 7, hold: 19s, settle: 0.3ms}
      objective: {latency: p99.98765 < 0.123456ms, errors: 0.1234567%}
      demand: {peak: 77.7777777/s, growth: 33.333333%}
      """;

  @Test
  void aWrittenPlanReadsBackEqualToTheLastDigit() {
    Plan plan = PlanReader.parse(AWKWARD, "a");
    String written = PlanWriter.write(plan);
    assertEquals(plan, PlanReader.parse(written, "b"), written);
    assertEquals(written, PlanWriter.write(PlanReader.parse(written, "b")));
  }

  @Test
  void aSimulationReadsBackEqual() {
    Plan plan = PlanReader.parse("target: {url: 'http://x'}\nscenario: {simulation: a.B}", "a");
    assertEquals(plan, PlanReader.parse(PlanWriter.write(plan), "b"));
  }

  @Test
  void secretsAreMaskedAndThePlanStillReads() {
    Plan plan =
        PlanReader.parse(
            """
            target:
              url: http://127.0.0.1
              headers: {authorization: Basic s3cret, X-Api-Key: s3cret, X-Shop: "a ${SHOP} b", Accept: text/html}
            scenario:
              requests: [{headers: {Cookie: s3cret, X-Auth-Token: s3cret, My-Password: s3cret, client-secret: s3cret}}]
            """,
            "a");
    String written = PlanWriter.write(plan);
    assertFalse(written.contains("s3cret") || written.contains("${"), written);
    assertEquals(
        Map.of("authorization", "***", "X-Api-Key", "***", "X-Shop", "***", "Accept", "text/html"),
        PlanReader.parse(written, "b").target().headers());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Proxy-Authorization", "X-Auth", "Cookie", "X-Credential", "Ocp-Apim-Subscription-Key",
        "X-Passwd", "Client-Secret", "X-Session-Id", "X-Hub-Signature-256", "X-CSRF-Token"
      })
  void aHeaderNamedLikeASecretIsMasked(String name) {
    String plan = "target: {url: 'http://x', headers: {" + name + ": s3cret}}";
    assertFalse(PlanWriter.write(PlanReader.parse(plan, "a")).contains("s3cret"));
  }

  @Test
  void aMaskedPlanIsNotSentAsIfItWereTheOriginal() {
    Plan masked =
        PlanReader.parse("target: {url: 'http://x', headers: {Cookie: '***'}}", "plan.yaml");
    String message =
        String.valueOf(
            assertThrows(
                    HeadroomException.class, () -> new HeaderValues(name -> name).check(masked))
                .getMessage());
    assertTrue(message.contains("Cookie in target.headers is masked"), message);
  }
}
