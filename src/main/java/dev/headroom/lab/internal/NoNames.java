package dev.headroom.lab.internal;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A name server that knows no name: it sends each query back as an answer of NXDOMAIN. */
final class NoNames implements AutoCloseable {

  /** RFC 6891 has clients offer this much at most as a rule. */
  private static final int LONGEST = 4096;

  /** QR and AA of RFC 1035, section 4.1.1; RD stays as it was asked. */
  private static final int ANSWER = 0x84;

  /** RA, and the code 3. */
  private static final byte NO_SUCH_NAME = (byte) 0x83;

  private final DatagramSocket socket;

  private NoNames(DatagramSocket socket) {
    this.socket = socket;
  }

  static NoNames start() throws IOException {
    NoNames server =
        new NoNames(new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
    Daemons.named("no-names").newThread(server::serve).start();
    return server;
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    DatagramPacket packet = new DatagramPacket(new byte[LONGEST], LONGEST);
    while (!socket.isClosed()) {
      try {
        packet.setLength(LONGEST);
        socket.receive(packet);
        byte[] header = packet.getData();
        header[2] |= (byte) ANSWER;
        header[3] = NO_SUCH_NAME;
        socket.send(packet);
      } catch (IOException e) {
        // Closed, or whoever asked has gone.
      }
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
