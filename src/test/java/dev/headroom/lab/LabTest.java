package dev.headroom.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.quantity.HeadroomException;
import dev.headroom.testing.Programs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LabTest {

  @TempDir Path directory;

  private LabSpec spec(GatewayKind kind, int instances, int port) {
    if (kind != GatewayKind.EMBEDDED) {
      Programs.require(kind.id());
    }
    OriginSpec origin = OriginSpec.of(4, ServiceLaw.parse("constant 20ms"), 41);
    return new LabSpec(origin, instances, kind, port, directory);
  }

  @ParameterizedTest
  @EnumSource
  void getAndPostAreServedThroughTheGateway(GatewayKind kind) {
    try (Lab lab = Lab.start(spec(kind, 1, 0))) {
      assertEquals(200, OpenLoop.get(lab.url()));
      assertEquals(200, OpenLoop.post(lab.url(), "x".repeat(20_000)));
      assertEquals(2, lab.counts().answered());
      assertTrue(lab.gateway().startsWith(kind.id() + " "), lab.gateway());
    }
  }

  /**
   * What is lost is at most what the dead instance had in service: at 100/s and 20 ms, one to four.
   */
  @ParameterizedTest
  @EnumSource
  void theDeathOfAnInstanceCostsOnlyWhatItHadInService(GatewayKind kind) {
    try (Lab lab = Lab.start(spec(kind, 3, 0))) {
      CompletableFuture<List<OpenLoop.Answer>> load =
          CompletableFuture.supplyAsync(
              () -> OpenLoop.drive(lab.url(), 100, Duration.ofSeconds(2), 43));
      while (lab.counts().answered() < 60 && !load.isDone()) {
        Thread.onSpinWait();
      }
      lab.kill(2);
      List<OpenLoop.Answer> answers = load.join();
      long failed = answers.stream().filter(answer -> answer.status() != 200).count();
      assertTrue(failed <= 2L * lab.origin().workers(), failed + " of " + answers.size());
      assertEquals(1, lab.origins().size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aKilledInstanceRefusesAndFreshOnesComeBehindTheSameUrl(GatewayKind kind) {
    try (Lab lab = Lab.start(spec(kind, 2, 0))) {
      URI url = lab.url();
      List<URI> before = lab.origins();
      lab.kill(2);
      before.forEach(origin -> assertEquals(OpenLoop.NO_ANSWER, OpenLoop.get(origin)));
      assertTrue(OpenLoop.get(url) >= 502, "nobody is there");
      lab.resize(3);
      assertEquals(url, lab.url());
      for (int i = 0; i < 6; i++) {
        assertEquals(200, OpenLoop.get(url));
      }
      assertEquals(6, lab.counts().answered());
      assertEquals(3, lab.origins().size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPortInUseIsNamedWithTheRemedy(GatewayKind kind) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      LabSpec spec = spec(kind, 1, taken.getLocalPort());
      HeadroomException error = assertThrows(HeadroomException.class, () -> Lab.start(spec));
      String message = String.valueOf(error.getMessage());
      assertTrue(message.contains("127.0.0.1:" + taken.getLocalPort()), message);
      assertTrue(message.contains("choose another --port"), message);
    }
  }

  @Test
  void anUnknownGatewayIsToldWhichThereAre() {
    Exception error =
        assertThrows(IllegalArgumentException.class, () -> GatewayKind.parse("envoy"));
    assertEquals(
        "'envoy' is no gateway of the lab; it has haproxy, nginx, embedded", error.getMessage());
  }
}
