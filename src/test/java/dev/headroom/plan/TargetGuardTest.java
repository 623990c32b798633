package dev.headroom.plan;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.quantity.HeadroomException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetGuardTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:8080",
        "127.0.0.1:80",
        "127.255.255.254",
        "[::1]:8080",
        "[0:0:0:0:0:0:0:1]"
      })
  void loopbackMayBeLoaded(String authority) {
    assertDoesNotThrow(() -> TargetGuard.check(target(authority)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com",
        "127.0.0.1.evil.com",
        "localhost.evil.com",
        "127.0.0.1.",
        "127.1",
        "127.0.0.01",
        "0127.0.0.1",
        "127.0.0.256",
        "10.0.0.1",
        "0.0.0.0",
        "[::2]",
        "[::]",
        "[fe80::1]",
        "notlocalhost",
        "evil-127.0.0.1"
      })
  void anythingElseIsRefusedUnlessNamed(String authority) {
    Target target = target(authority);
    HeadroomException refusal =
        assertThrows(HeadroomException.class, () -> TargetGuard.check(target));
    assertTrue(String.valueOf(refusal.getMessage()).contains("--allow-host"));
    assertDoesNotThrow(() -> TargetGuard.check(target.withAllowHosts(List.of(authority))));
  }

  @Test
  void allowingAHostAllowsNeitherItsParentNorItsChildren() {
    Target parent = target("example.com").withAllowHosts(List.of("shop.example.com"));
    assertThrows(HeadroomException.class, () -> TargetGuard.check(parent));
    Target child = target("a.shop.example.com").withAllowHosts(List.of("shop.example.com"));
    assertThrows(HeadroomException.class, () -> TargetGuard.check(child));
    Target other = target("Shop.Example.com").withAllowHosts(List.of("shop.example.COM"));
    assertDoesNotThrow(() -> TargetGuard.check(other));
  }

  @Test
  void anOriginIsGuardedAsTheTargetIs() {
    Target target =
        new Target(
            URI.create("http://127.0.0.1"),
            List.of(URI.create("http://10.0.0.7")),
            Map.of(),
            true,
            List.of());
    HeadroomException refusal =
        assertThrows(HeadroomException.class, () -> TargetGuard.check(target));
    assertTrue(String.valueOf(refusal.getMessage()).contains("10.0.0.7"));
  }

  private static Target target(String authority) {
    return Target.of(URI.create("http://" + authority));
  }
}
