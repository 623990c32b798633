package dev.headroom.check.internal;

import dev.headroom.check.Area;
import dev.headroom.check.Problem;
import dev.headroom.check.Severity;
import java.io.IOException;
import java.net.InetAddress;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The TLS handshake and the certificate: each thing that is wrong with it by itself, where clients
 * only say that they refuse it.
 */
final class TlsCheck {

  /** Authorities that renew automatically do so a month ahead; half of that is left to notice. */
  private static final Duration SOON = Duration.ofDays(14);

  /** Java asks for the kind of key exchange, and takes this where TLS 1.3 has none. */
  private static final String ANY_EXCHANGE = "UNKNOWN";

  private final Notebook notebook;
  private final X509ExtendedTrustManager authorities;
  private final boolean verified;
  private final Instant now;

  /**
   * @param verified whether the plan has certificates checked; else what is wrong is a warning
   */
  TlsCheck(Notebook notebook, X509ExtendedTrustManager authorities, boolean verified, Instant now) {
    this.notebook = notebook;
    this.authorities = authorities;
    this.verified = verified;
    this.now = now;
  }

  void look(Place place, InetAddress address, Duration timeout) {
    try (Wire wire = Wire.open(place, address, Trust.any(), timeout)) {
      SSLSession session = wire.secured().getSession();
      Certificate[] sent = session.getPeerCertificates();
      X509Certificate[] chain = Arrays.copyOf(sent, sent.length, X509Certificate[].class);
      X509Certificate own = chain[0];
      notebook.see(Area.TLS, place.host(), session.getProtocol() + ", " + session.getCipherSuite());
      notebook.see(Area.TLS, "certificate", text(own) + "; chain of " + chain.length);
      validity(own);
      if (!vouchedFor(chain)) {
        find(Problem.TLS_UNTRUSTED, text(own));
      }
      if (!named(place, address, own, timeout)) {
        find(Problem.TLS_NAME, place.host() + " is none of the names of " + text(own));
      }
    } catch (IOException e) {
      notebook.find(Problem.TLS_HANDSHAKE, place.host() + ": " + e.getMessage());
    }
  }

  private void validity(X509Certificate own) {
    Instant from = own.getNotBefore().toInstant();
    Instant to = own.getNotAfter().toInstant();
    if (now.isBefore(from) || now.isAfter(to)) {
      find(Problem.TLS_EXPIRED, "valid from " + from + " to " + to + ", and it is " + now);
    } else if (now.plus(SOON).isAfter(to)) {
      notebook.find(
          Problem.TLS_EXPIRES_SOON, "in " + Duration.between(now, to).toDays() + " days, " + to);
    }
  }

  /** Whether an authority stands behind it; that it has expired is another problem. */
  private boolean vouchedFor(X509Certificate[] chain) {
    try {
      authorities.checkServerTrusted(chain, ANY_EXCHANGE);
      return true;
    } catch (CertificateException e) {
      return reason(e).filter(BasicReason.EXPIRED::equals).isPresent();
    }
  }

  private static Optional<CertPathValidatorException.Reason> reason(Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertPathValidatorException found) {
        return Optional.of(found.getReason());
      }
    }
    return Optional.empty();
  }

  /** Java checks names in a handshake only: one that trusts this very certificate tells. */
  private static boolean named(
      Place place, InetAddress address, X509Certificate own, Duration timeout) throws IOException {
    try (Wire wire = Wire.open(place, address, Trust.only(own), timeout)) {
      return wire.secured().isConnected();
    } catch (SSLException e) {
      return false;
    }
  }

  private void find(Problem problem, String seen) {
    notebook.find(problem, verified ? problem.severity() : Severity.WARNING, seen);
  }

  private static String text(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName()
        + ", issued by "
        + certificate.getIssuerX500Principal().getName()
        + ", until "
        + certificate.getNotAfter().toInstant();
  }
}
