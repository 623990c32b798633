package dev.headroom.load.internal;

import dev.headroom.load.RequestObserver.Failure;
import dev.headroom.load.SelfObserver.Lack;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What Gatling's message about a request without an answer means.
 *
 * <p>Checked against Gatling 3.16.0 with real failures by {@code FailureTextTest}. Gatling shortens
 * class names, such as {@code i.n.c.AbstractChannel$AnnotatedConnectException: Connection refused}.
 */
final class FailureText {

  private record Sign(String text, Failure failure) {}

  /** In order: the first sign found decides. */
  private static final List<Sign> SIGNS =
      List.of(
          new Sign("request timeout", Failure.TIMEOUT),
          new Sign("unknownhost", Failure.DNS_FAILED),
          new Sign("failed to resolve", Failure.DNS_FAILED),
          new Sign("dnsnameresolver", Failure.DNS_FAILED),
          new Sign("ssl", Failure.TLS_FAILED),
          new Sign("handshake", Failure.TLS_FAILED),
          new Sign("certificat", Failure.TLS_FAILED),
          new Sign("connection refused", Failure.REFUSED),
          new Sign("connection timed out", Failure.CONNECT_FAILED),
          new Sign("connecttimeout", Failure.CONNECT_FAILED),
          new Sign("premature close", Failure.RESET),
          new Sign("connection reset", Failure.RESET),
          new Sign("broken pipe", Failure.RESET),
          new Sign("closedchannel", Failure.RESET),
          new Sign("decoder", Failure.INVALID_RESPONSE),
          new Sign("invalid", Failure.INVALID_RESPONSE),
          new Sign("toolong", Failure.INVALID_RESPONSE));

  private FailureText() {}

  static Failure classify(String message) {
    String text = message.toLowerCase(Locale.ROOT);
    return SIGNS.stream()
        .filter(sign -> text.contains(sign.text))
        .map(Sign::failure)
        .findFirst()
        .orElse(Failure.CONNECT_FAILED);
  }

  /** What the injector had no more of, if that is why: EADDRNOTAVAIL and EMFILE, in words. */
  static Optional<Lack> lack(String message) {
    String text = message.toLowerCase(Locale.ROOT);
    if (text.contains("assign requested address")) {
      return Optional.of(Lack.PORTS);
    }
    return text.contains("too many open files") ? Optional.of(Lack.FILES) : Optional.empty();
  }
}
