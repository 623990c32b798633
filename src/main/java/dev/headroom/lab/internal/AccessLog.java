package dev.headroom.lab.internal;

import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;

/**
 * The embedded gateway's access log: a JSON object a request with the fields that the lab's nginx
 * writes too, {@code t} (epoch seconds), {@code m} (method), {@code st} (status) and {@code rt}
 * (seconds from its arrival to its end).
 */
final class AccessLog implements RequestLog, AutoCloseable {

  /** As nginx's; both are read alike. */
  static final String FILE = "access.log";

  private final Path file;
  private final BufferedWriter writer;

  AccessLog(Path file) {
    this.file = file;
    try {
      writer =
          Files.newBufferedWriter(
              file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new HeadroomException(
          Kind.RUN_FAILED, "cannot write the gateway's log " + file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void log(Request request, Response response) {
    if (Request.getPathInContext(request).equals(ReadinessProbe.PATH)) {
      return;
    }
    long now = System.currentTimeMillis();
    double seconds = (System.nanoTime() - request.getBeginNanoTime()) / 1e9;
    String line =
        String.format(
            Locale.ROOT,
            "{\"t\":\"%d.%03d\",\"m\":\"%s\",\"st\":\"%d\",\"rt\":\"%.3f\"}%n",
            now / 1000,
            now % 1000,
            request.getMethod().replaceAll("[^A-Za-z]", ""),
            response.getStatus(),
            seconds);
    write(line);
  }

  /** Flushed at once, so that a killed run keeps every request. */
  private synchronized void write(String line) {
    try {
      writer.write(line);
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw new HeadroomException(
          Kind.RUN_FAILED, "cannot write the gateway's log " + file + ": " + e.getMessage(), e);
    }
  }
}
