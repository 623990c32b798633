package dev.headroom.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.ingest.GatewayLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the real nginx and HAProxy log of requests that fail for a known cause.
 *
 * <p>With {@code -Dheadroom.golden=FOLDER} the logs are kept there, for {@link GoldenLogsTest}.
 */
class RealGatewayLogsTest {

  /** Clears a terminal, rings its bell, and would run in a page. */
  private static final String HOSTILE = "\u001b[2J<script>alert(1)</script>\u0007";

  @TempDir static Path folder;

  private static Path nginx = Path.of("");
  private static Path haproxy = Path.of("");

  @BeforeAll
  static void everyFaultHappens() throws IOException {
    nginx = folder.resolve("nginx");
    try (FailingGateway gateway = FailingGateway.nginx(nginx)) {
      for (String fault : Faults.NGINX.keySet()) {
        gateway.ask("/" + fault, HOSTILE);
      }
      gateway.askTogether("/full", 4);
    }
    haproxy = folder.resolve("haproxy");
    try (FailingGateway gateway = FailingGateway.haproxy(haproxy)) {
      for (String fault : Faults.HAPROXY.keySet()) {
        gateway.ask("/" + fault, HOSTILE);
      }
      gateway.askTogether("/full", 3);
    }
    String golden = System.getProperty("headroom.golden");
    if (golden != null) {
      keep(Path.of(golden));
    }
  }

  private static void keep(Path golden) throws IOException {
    for (Path from : List.of(nginx, haproxy)) {
      try (Stream<Path> files = Files.list(from)) {
        for (Path file : files.filter(RealGatewayLogsTest::holdsLines).toList()) {
          Path kept = golden.resolve(from.getFileName()).resolve(file.getFileName());
          Files.createDirectories(kept.getParent());
          Files.copy(file, kept, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private static boolean holdsLines(Path file) {
    return file.toString().endsWith(".log") && file.toFile().length() > 0;
  }

  /** In each form of the access log, beside the error log. */
  @ParameterizedTest
  @ValueSource(strings = {"json.log", "placed.log", "named.log", "plain.log"})
  void nginxIsUnderstoodInEveryFormOfItsLog(String access) {
    Logged logged = read(nginx.resolve(access), nginx.resolve("error.log"));
    Faults.assertNginx(logged);
  }

  @Test
  void withoutTheErrorLogNginxsCausesAreAtMostProbableOrTheSame() {
    Logged logged = read(nginx.resolve("json.log"));
    List<String> causes = logged.failures.stream().map(f -> f.attribution().cause().id()).toList();
    assertTrue(causes.contains("connection_refused"), causes.toString());
    logged.failures.stream()
        .filter(f -> f.attribution().cause() == Cause.CONNECTION_REFUSED)
        .forEach(f -> assertEquals(Confidence.PROBABLE, f.attribution().confidence()));
  }

  @Test
  void haproxyIsUnderstood() {
    Faults.assertHaproxy(read(haproxy.resolve("haproxy.log")));
  }

  @Test
  void haproxysRequestIdIsTheFirstHeaderThatItCaptured() {
    Logged logged = read(haproxy.resolve("haproxy.log"));
    assertTrue(
        logged.failures.stream().anyMatch(f -> f.requestId().equals(Optional.of("id-of-refused"))));
  }

  @Test
  void noEvidenceHoldsAnythingThatSteersATerminal() {
    List<LoggedRequest> all = new ArrayList<>(Logged.in(nginx).failures);
    all.addAll(Logged.in(haproxy).failures);
    for (LoggedRequest failure : all) {
      String line = failure.attribution().evidence().line();
      assertTrue(line.chars().noneMatch(Character::isISOControl), line);
    }
  }

  private static Logged read(Path... files) {
    Logged logged = new Logged();
    GatewayLogs.withDefaults().read(List.of(files), logged);
    return logged;
  }
}
