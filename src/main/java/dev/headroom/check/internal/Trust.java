package dev.headroom.check.internal;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Which certificates are taken in a handshake.
 *
 * @param context with the authorities
 * @param named whether the certificate has to be for the name that was asked for
 */
record Trust(SSLContext context, boolean named) {

  /** Only what these authorities vouch for, for the right name. */
  static Trust strict(X509ExtendedTrustManager authorities) {
    return new Trust(context(authorities), true);
  }

  /** Anything: for looking at a certificate, and where the plan says not to verify. */
  static Trust any() {
    return new Trust(context(new Anyone()), false);
  }

  /** This certificate, whoever vouches for it, if it is for the right name. */
  static Trust only(X509Certificate certificate) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry("seen", certificate);
      return strict(Surroundings.trusting(store));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("cannot hold a certificate in memory", e);
    }
  }

  private static SSLContext context(X509ExtendedTrustManager manager) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {manager}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java without TLS", e);
    }
  }

  private static final class Anyone extends X509ExtendedTrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
