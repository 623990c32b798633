package dev.headroom.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.quantity.HeadroomException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayLogTest {

  @TempDir Path directory;

  @Test
  void jsonLinesAreCountedBySecondAndStatus() throws IOException {
    Files.writeString(
        directory.resolve("access.log"),
        """
        {"t":"1700000000.001","rid":"a","m":"GET","st":"200","rt":"0.040","ua":"127.0.0.1:1"}
        {"t":"1700000000.999","rid":"b","m":"GET","st":"502","rt":"0.000","ua":"127.0.0.1:1"}
        {"t":"1700000001.000","rid":"c","m":"POST","st":"200","rt":"0.040","ua":"127.0.0.1:1"}
        {"t":"1700000001.0
        """);
    GatewayLog log = GatewayLog.read(directory);
    assertEquals(
        Map.of(1700000000L, Map.of(200, 1L, 502, 1L), 1700000001L, Map.of(200, 1L)),
        log.perSecond());
    assertEquals(3, log.requests());
    assertEquals(1, log.malformed());
  }

  /** The first two lines are HAProxy 2.6.12's own; the epoch seconds come from GNU date -u. */
  @Test
  void haproxysLinesCountInTheSecondInWhichTheRequestEnded() throws IOException {
    Files.writeString(
        directory.resolve("haproxy.log"),
        """
        127.0.0.1:40506 [22/Nov/2026:20:30:59.970] visitors origin/origin-1 0/0/0/41/41 200 91 - - ---- 2/2/1/1/0 0/0 "GET / HTTP/1.1"
        127.0.0.1:40507 [22/Nov/2026:20:30:59.970] visitors origin/origin-1 0/0/0/-1/0 502 209 - - SH-- 2/2/1/1/0 0/0 "GET / HTTP/1.1"
        127.0.0.1:40508 [22/Nov/2026:20:30:59.970] visitors origin/<NOSRV> 0/-1/-1/-1/+29 -1 0 - - CR-- 2/2/1/1/0 0/0 "<BADREQ>"
        127.0.0.1:40508 [99/Nov/2026:20:30:59.970] visitors origin/origin-1 0/0/0/-1/0 502 209 - - SH-- 2/2/1/1/0 0/0 "GET / HTTP/1.1"
        [WARNING] something else
        """);
    GatewayLog log = GatewayLog.read(directory);
    assertEquals(
        Map.of(1795379459L, Map.of(-1, 1L, 502, 1L), 1795379460L, Map.of(200, 1L)),
        log.perSecond());
    assertEquals(2, log.malformed());
    assertEquals(Map.of(-1, 1L, 200, 1L, 502, 1L), log.totals());
  }

  @Test
  void withoutALogTheFolderIsNamed() {
    HeadroomException error =
        assertThrows(HeadroomException.class, () -> GatewayLog.read(directory));
    assertTrue(String.valueOf(error.getMessage()).contains(directory.toString()));
  }
}
