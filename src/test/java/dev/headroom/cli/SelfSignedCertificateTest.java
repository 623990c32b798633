package dev.headroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.headroom.collect.IntervalFile;
import dev.headroom.collect.Outcome;
import dev.headroom.load.Injector;
import dev.headroom.load.Phase;
import dev.headroom.load.PhaseKind;
import dev.headroom.plan.LoadShape;
import dev.headroom.quantity.Rate;
import dev.headroom.store.RunFolder;
import dev.headroom.testing.TcpOrigin;
import dev.headroom.testing.TcpOrigin.Answer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real injector against an origin whose certificate nobody vouches for. */
class SelfSignedCertificateTest {

  /** Regular arrivals at 5/s for 2 s. */
  private static final long VISITORS = 10;

  private static final Phase PHASE =
      new Phase(
          "visits",
          PhaseKind.STEP,
          LoadShape.constant(new Rate(VISITORS / 2.0), Duration.ofSeconds(2)),
          Duration.ZERO);

  private static final String PASSWORD = "of-this-test";

  @TempDir Path folder;

  @Test
  void isRefusedAsATlsFailureUnlessThePlanTurnsVerificationOff() throws Exception {
    try (TcpOrigin origin = TcpOrigin.start(listening(), request -> Answer.OK)) {
      assertEquals(Map.of(Outcome.TLS_FAILED, VISITORS), outcomes(origin.port(), true));
      assertEquals(List.of(), origin.received());
      assertEquals(Map.of(Outcome.OK, VISITORS), outcomes(origin.port(), false));
      assertEquals(VISITORS, origin.received().size());
    }
  }

  private Map<Outcome, Long> outcomes(int port, boolean verify) {
    URI url = URI.create("https://127.0.0.1:" + port);
    String plan =
        "target: {url: \""
            + url
            + "\", verifyCertificates: "
            + verify
            + "}\n"
            + "load: {arrivals: regular}\n";
    RunFolder run = RunFolder.create(folder, "tls", Instant.EPOCH);
    Path log = run.path().resolve("injector.log");
    try (Injector injector =
        Injector.launch(
            Children.injector(run.path(), List.of()),
            InjectorCommand.greeting(plan, url),
            log,
            second -> {})) {
      injector.begin();
      injector.run(PHASE, 1, started -> {});
    }
    Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    IntervalFile.read(run.intervals())
        .forEach(second -> second.outcomes().forEach((o, n) -> outcomes.merge(o, n, Long::sum)));
    return outcomes;
  }

  private ServerSocket listening() throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(certificate())) {
      keys.load(file, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context
        .getServerSocketFactory()
        .createServerSocket(0, 100, InetAddress.getLoopbackAddress());
  }

  /** Made by the JDK's own program, for the very address that is asked. */
  private Path certificate() throws Exception {
    Path file = folder.resolve("origin.p12");
    String[] options = {
      "-genkeypair",
      "-alias",
      "origin",
      "-keyalg",
      "EC",
      "-dname",
      "CN=127.0.0.1",
      "-ext",
      "san=ip:127.0.0.1",
      "-validity",
      "2",
      "-storetype",
      "PKCS12",
      "-storepass",
      PASSWORD,
      "-keystore",
      file.toString()
    };
    List<String> command = new java.util.ArrayList<>(List.of(options));
    command.add(0, System.getProperty("java.home") + "/bin/keytool");
    Process keytool =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertEquals(0, keytool.waitFor(), () -> "keytool");
    return file;
  }
}
