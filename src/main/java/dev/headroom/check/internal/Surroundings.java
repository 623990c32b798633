package dev.headroom.check.internal;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.ResolverConfig;

/**
 * What a check takes from the machine it runs on.
 *
 * @param lookup how this machine turns a name into addresses, its hosts file included
 * @param servers the name servers it is configured with
 * @param authoritativePort where authoritative servers listen
 * @param trust who vouches for certificates
 * @param connect how long a connection may take
 */
public record Surroundings(
    Lookup lookup,
    List<InetSocketAddress> servers,
    int authoritativePort,
    X509ExtendedTrustManager trust,
    Duration connect) {

  /** RFC 1035, section 4.2. */
  private static final int DNS_PORT = 53;

  /** A little past the third retransmission of a SYN at 7 s (RFC 6298: 1 s, doubled each time). */
  private static final Duration CONNECT = Duration.ofSeconds(8);

  /** How a machine turns a name into addresses. */
  @FunctionalInterface
  public interface Lookup {
    List<InetAddress> addresses(String host) throws UnknownHostException;
  }

  public Surroundings {
    servers = List.copyOf(servers);
  }

  public static Surroundings ofThisMachine() {
    return new Surroundings(
        host -> Arrays.asList(InetAddress.getAllByName(host)),
        ResolverConfig.getCurrentConfig().servers(),
        DNS_PORT,
        trusting(null),
        CONNECT);
  }

  /**
   * Who trusts these authorities.
   *
   * @param authorities null for those that Java comes with
   */
  public static X509ExtendedTrustManager trusting(@Nullable KeyStore authorities) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(authorities);
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509ExtendedTrustManager found) {
          return found;
        }
      }
      throw new IllegalStateException("no X.509 trust manager");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java without PKIX", e);
    }
  }
}
