package dev.headroom.ingest.internal;

import dev.headroom.diagnose.LineSource;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a log's parts, one part after another. */
public final class ManyLogs implements LineSource, AutoCloseable {

  private final Deque<Path> files;
  private @Nullable ByteLines open;

  public ManyLogs(List<Path> files) {
    this.files = new ArrayDeque<>(files);
  }

  @Override
  public boolean next(Taker taker) {
    while (true) {
      if (open == null) {
        if (files.isEmpty()) {
          return false;
        }
        open = ByteLines.open(files.remove());
      }
      if (open.next(taker)) {
        return true;
      }
      close();
    }
  }

  @Override
  public void close() {
    if (open != null) {
      open.close();
      open = null;
    }
  }
}
