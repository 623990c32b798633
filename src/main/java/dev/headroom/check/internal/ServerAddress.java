package dev.headroom.check.internal;

import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** The address of a resolver as plans and options write it. */
final class ServerAddress {

  private static final int DNS_PORT = 53;

  private ServerAddress() {}

  /**
   * Reads {@code 192.0.2.53}, {@code 192.0.2.53:5353} or {@code [2001:db8::53]:5353}; no name,
   * which would have to be looked up first.
   */
  static InetSocketAddress parse(String text) {
    int end = text.startsWith("[") ? text.indexOf(']') + 1 : text.indexOf(':');
    String host = end <= 0 ? text : text.substring(0, end);
    String port = text.substring(host.length());
    try {
      if (!host.matches("[0-9.]+|\\[[0-9A-Fa-f:.]+]") || !port.matches("(:\\d{1,5})?")) {
        throw new IllegalArgumentException("not an address");
      }
      return new InetSocketAddress(
          InetAddress.getByName(host),
          port.isEmpty() ? DNS_PORT : Integer.parseInt(port.substring(1)));
    } catch (UnknownHostException | IllegalArgumentException e) {
      throw new HeadroomException(
          Kind.BAD_DATA,
          "'"
              + text
              + "' is no address of a resolver; write 192.0.2.53, 192.0.2.53:5353 or [2001:db8::53]",
          e);
    }
  }
}
