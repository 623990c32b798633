package dev.headroom.check;

import java.util.Locale;

/** The parts of a check, in the order in which a request meets them. */
public enum Area {
  /** How the name becomes addresses. */
  DNS,
  /** Whether the addresses take connections. */
  CONNECT,
  /** The TLS handshake and the certificate. */
  TLS,
  /** The answer to one request. */
  HTTP,
  /** The same request around the gateway. */
  ORIGIN,
  /** A few requests more, and other user agents. */
  FILTER;

  /** The written form: {@code connect}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
