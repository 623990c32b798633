package dev.headroom.lab.internal;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.io.EndPoint;

/** Bytes that no HTTP server would send, written past Jetty, and the end of the connection. */
enum RawAnswer {
  /** Ten bytes are promised, four come. */
  RESET_MIDWAY("HTTP/1.1 200 OK\r\nContent-Length: 10\r\nConnection: close\r\n\r\nserv"),
  /** 64 KiB: more than any gateway takes by default. */
  BIG_HEADER("HTTP/1.1 200 OK\r\nX-Big: " + "x".repeat(1 << 16) + "\r\n\r\n"),
  /** A name with a NUL in it, and no colon. */
  INVALID_HEADER("HTTP/1.1 200 OK\r\nno\0header\r\n\r\n"),
  INVALID_STATUS("HTTP/1.1 fine\r\nContent-Length: 0\r\n\r\n");

  private final String text;

  RawAnswer(String text) {
    this.text = text;
  }

  /** Sends it; one that breaks off ends in a reset, the others in an orderly end. */
  void send(EndPoint connection) {
    ByteBuffer left = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    if (connection.getTransport() instanceof SocketChannel channel) {
      try {
        // The socket's buffer takes it at once; what doesn't fit is of no importance here.
        channel.write(left);
      } catch (IOException e) {
        // The gateway has gone already.
      }
    }
    if (this == RESET_MIDWAY) {
      reset(connection);
    } else {
      connection.close();
    }
  }

  /** Ends a connection as a process that is killed does. */
  static void reset(EndPoint connection) {
    try {
      if (connection.getTransport() instanceof SocketChannel channel) {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      }
    } catch (IOException e) {
      // The other side has closed it already.
    }
    connection.close();
  }
}
