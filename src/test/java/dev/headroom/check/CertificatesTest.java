package dev.headroom.check;

import static dev.headroom.check.Checked.ids;
import static dev.headroom.check.Checked.seen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.check.internal.Surroundings;
import dev.headroom.testing.Certificates;
import dev.headroom.testing.TcpOrigin;
import dev.headroom.testing.TcpOrigin.Answer;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real TLS servers with certificates that an authority of the test's own signed, or nobody did. */
@Execution(ExecutionMode.CONCURRENT)
class CertificatesTest {

  private static final String HERE = "ip:127.0.0.1";

  @TempDir private static Path folder;

  private static Certificates certificates;

  @BeforeAll
  static void make() throws Exception {
    certificates = Certificates.in(folder);
    certificates.signed("good", HERE, "-1d", 90);
    certificates.signed("soon", HERE, "-1d", 8);
    certificates.signed("expired", HERE, "-3d", 2);
    certificates.signed("elsewhere", "dns:shop.test", "-1d", 90);
    certificates.selfSigned("lonely", HERE);
  }

  @ParameterizedTest
  @CsvSource({
    "good,",
    "soon, tls-expires-soon",
    "expired, tls-expired",
    "elsewhere, tls-name",
    "lonely, tls-untrusted"
  })
  void eachThingThatIsWrongIsFoundByItself(String alias, String id) throws Exception {
    try (TcpOrigin origin = serving(alias)) {
      Check check = check(origin, true);
      assertEquals(id == null ? List.of() : List.of(id), ids(check));
      boolean fine = id == null || id.equals("tls-expires-soon");
      assertEquals(!fine, check.blocked());
      // Headers may be secrets: none goes to a place that can't say who it is.
      assertEquals(fine, !origin.received().isEmpty());
    }
  }

  @Test
  void whatIsWrongIsAWarningWhereThePlanDoesNotVerify() throws Exception {
    try (TcpOrigin origin = serving("lonely")) {
      Check check = check(origin, false);
      assertEquals(List.of("tls-untrusted"), ids(check));
      assertFalse(check.blocked());
      assertFalse(origin.received().isEmpty());
    }
  }

  @Test
  void whenItEndsIsSaid() throws Exception {
    try (TcpOrigin origin = serving("soon")) {
      String seen = seen(check(origin, true), Problem.TLS_EXPIRES_SOON);
      assertTrue(seen.matches("in [67] days, .*"), seen);
    }
  }

  @Test
  void aPortWithoutTlsIsAFailedHandshake() throws Exception {
    try (TcpOrigin origin = TcpOrigin.answering(Answer.OK)) {
      assertEquals(List.of("tls-handshake"), ids(check(origin, true)));
    }
  }

  private static TcpOrigin serving(String alias) throws Exception {
    return TcpOrigin.start(certificates.listening(alias), request -> Answer.OK);
  }

  private static Check check(TcpOrigin origin, boolean verify) throws Exception {
    Surroundings surroundings =
        new Surroundings(
            host -> List.of(InetAddress.getByName(host)),
            List.of(),
            53,
            Surroundings.trusting(certificates.authority()),
            Duration.ofSeconds(3));
    return Checked.of(
        "target: {url: \"https://127.0.0.1:"
            + origin.port()
            + "\", verifyCertificates: "
            + verify
            + "}",
        surroundings);
  }
}
