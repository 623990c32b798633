package dev.headroom.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.*;
import org.junit.jupiter.api.Test;

class ReporterTest {
  @Test
  void dump() throws Exception {
    Files.writeString(
        Path.of("/tmp/report-out.html"), new Reporter().render(Samples.whole(), ReportFormat.HTML));
    Files.writeString(
        Path.of("/tmp/report-out.txt"), new Reporter().render(Samples.whole(), ReportFormat.TEXT));
    assertEquals(1, 1);
  }
}
