package dev.headroom.lab.internal;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.lab.GatewayKind;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.testing.Programs;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessGatewayTest {

  @TempDir Path directory;

  /** A host name that cannot be resolved (RFC 6761) makes both programs refuse at start. */
  @ParameterizedTest
  @CsvSource({"HAPROXY, could not resolve address", "NGINX, host not found in upstream"})
  void aGatewayThatRefusesItsConfigurationIsQuoted(GatewayKind kind, String words) {
    Programs.require(kind.id());
    try (Gateway gateway = Gateway.create(kind, Loopback.requireFree(0), directory, lost -> {})) {
      HeadroomException error =
          assertThrows(
              HeadroomException.class,
              () -> {
                gateway.serve(List.of(URI.create("http://origin.invalid:80")));
                gateway.awaitAnswers(Set.of(1));
              });
      String message = String.valueOf(error.getMessage());
      assertTrue(message.contains(words), message);
      assertTrue(message.contains("choose another --gateway"), message);
    }
  }
}
