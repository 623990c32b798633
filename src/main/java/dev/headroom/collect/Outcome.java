package dev.headroom.collect;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a request ended, as the visitor saw it; each request is exactly one of these. */
public enum Outcome {
  /** Answered below 400 and every check of the scenario passed. */
  OK(false),
  /** 502. */
  BAD_GATEWAY(true),
  /** 503. */
  UNAVAILABLE(true),
  /** 504. */
  GATEWAY_TIMEOUT(true),
  /** 429, and 403 from a filter. */
  LIMITED(false),
  /** Any other 5xx. */
  SERVER_ERROR(false),
  /** Any other 4xx. */
  CLIENT_ERROR(false),
  /** No complete answer within the visitor's patience. */
  TIMEOUT(false),
  /** The connection was refused. */
  REFUSED(false),
  /** The connection was closed or reset before a complete answer. */
  RESET(true),
  /** The connection could not be made for another reason. */
  CONNECT_FAILED(false),
  /** The name did not resolve. */
  DNS_FAILED(false),
  /** The TLS handshake failed. */
  TLS_FAILED(false),
  /** Answered, but not with valid HTTP or not as the scenario's checks demand. */
  INVALID_RESPONSE(false);

  private final boolean gatewayError;

  Outcome(boolean gatewayError) {
    this.gatewayError = gatewayError;
  }

  /**
   * Whether it counts towards the gateway-error rate: 502, 503, 504 and connections closed without
   * an answer. Which of them a gateway gives for one and the same overload differs by product.
   */
  public boolean isGatewayError() {
    return gatewayError;
  }

  /** The stable id used in files: {@code bad-gateway}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The outcome with this id. */
  public static Optional<Outcome> find(String id) {
    return Arrays.stream(values()).filter(o -> o.id().equals(id)).findFirst();
  }

  /** The outcome of an answer with this HTTP status whose checks passed. */
  public static Outcome ofStatus(int status) {
    return switch (status) {
      case 502 -> BAD_GATEWAY;
      case 503 -> UNAVAILABLE;
      case 504 -> GATEWAY_TIMEOUT;
      case 429, 403 -> LIMITED;
      default -> status >= 500 ? SERVER_ERROR : status >= 400 ? CLIENT_ERROR : OK;
    };
  }
}
