package dev.headroom.check.internal;

import dev.headroom.check.internal.Answer.Ending;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** One connection, over which requests go one after another; it follows and repeats nothing. */
final class Wire implements AutoCloseable {

  private final Socket socket;
  private final InputStream in;

  private Wire(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /**
   * Connects, and shakes hands where the place is one of TLS.
   *
   * @param trust whether the certificate is checked, and by whom
   */
  static Wire open(Place place, InetAddress address, Trust trust, Duration timeout)
      throws IOException {
    int millis = Math.toIntExact(Math.max(1, timeout.toMillis()));
    Socket plain = new Socket();
    try {
      plain.connect(new InetSocketAddress(address, place.port()), millis);
      plain.setSoTimeout(millis);
      plain.setTcpNoDelay(true);
      return new Wire(place.tls() ? secured(plain, place, trust) : plain);
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  private static SSLSocket secured(Socket plain, Place place, Trust trust) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            trust
                .context()
                .getSocketFactory()
                .createSocket(plain, place.host(), place.port(), true);
    if (trust.named()) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
    }
    socket.startHandshake();
    return socket;
  }

  /** The TLS session, of a place with TLS. */
  SSLSocket secured() {
    return (SSLSocket) socket;
  }

  /** Sends a request and reads the answer to its end; whatever goes wrong is an answer too. */
  Answer ask(String request) {
    try {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return AnswerReader.read(in);
    } catch (SocketTimeoutException e) {
      return Answer.none(Ending.SILENT);
    } catch (IOException e) {
      String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
      boolean reset = words.contains("reset") || words.contains("broken pipe");
      return Answer.none(reset ? Ending.RESET : Ending.CLOSED);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // The other side was faster.
    }
  }
}
