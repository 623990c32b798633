package dev.headroom.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.headroom.testing.Programs;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the lab's gateways answer for dead instances, as {@code docs/gateways.md} says. */
class GatewayStatusTest {

  private static final int WORKERS = 4;

  /** Long against the few requests that have to be under way when an instance dies. */
  private static final ServiceLaw SERVICE = ServiceLaw.constant(Duration.ofSeconds(1));

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void whatADeadInstanceHadInServiceIsAnsweredWith502(GatewayKind kind) {
    HttpClient client = HttpClient.newHttpClient();
    try (Lab lab = start(kind, 2)) {
      List<CompletableFuture<Integer>> statuses =
          Stream.generate(() -> ask(client, lab.url())).limit(2 * WORKERS).toList();
      while (lab.counts().inService() < 2 * WORKERS) {
        Thread.onSpinWait();
      }
      lab.kill(1);
      assertEquals(
          List.of(200, 200, 200, 200, 502, 502, 502, 502),
          statuses.stream().map(CompletableFuture::join).sorted().collect(Collectors.toList()));
    }
  }

  @ParameterizedTest
  @CsvSource({"HAPROXY, 503", "NGINX, 502", "EMBEDDED, 502"})
  void whereEveryInstanceIsDeadTheStatusDependsOnTheGateway(GatewayKind kind, int status) {
    try (Lab lab = start(kind, 1)) {
      lab.kill(1);
      assertEquals(status, ask(HttpClient.newHttpClient(), lab.url()).join());
    }
  }

  private Lab start(GatewayKind kind, int instances) {
    if (kind != GatewayKind.EMBEDDED) {
      Programs.require(kind.id());
    }
    OriginSpec origin = OriginSpec.of(WORKERS, SERVICE, 1);
    return Lab.start(new LabSpec(origin, instances, kind, 0, directory));
  }

  private static CompletableFuture<Integer> ask(HttpClient client, URI url) {
    return client
        .sendAsync(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding())
        .thenApply(response -> response.statusCode());
  }
}
