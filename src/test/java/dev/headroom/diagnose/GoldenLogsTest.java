package dev.headroom.diagnose;

import dev.headroom.ingest.GatewayLogs;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs that nginx 1.22.1 and HAProxy 2.6.12 wrote in a run of {@link RealGatewayLogsTest}. */
class GoldenLogsTest {

  @ParameterizedTest
  @ValueSource(strings = {"json.log", "placed.log", "named.log", "plain.log"})
  void nginxsLogsMeanWhatHappened(String access) {
    Faults.assertNginx(read("nginx/" + access, "nginx/error.log"));
  }

  @Test
  void haproxysLogMeansWhatHappened() {
    Faults.assertHaproxy(read("haproxy/haproxy.log"));
  }

  private static Logged read(String... names) {
    Logged logged = new Logged();
    List<Path> files = Arrays.stream(names).map(GoldenLogsTest::file).toList();
    GatewayLogs.withDefaults().read(files, logged);
    return logged;
  }

  static Path file(String name) {
    try {
      return Path.of(GoldenLogsTest.class.getResource("golden/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
