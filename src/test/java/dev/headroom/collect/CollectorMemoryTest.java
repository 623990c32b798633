package dev.headroom.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.load.RequestObserver.Ending;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** An hour of 1,000 requests a second, as fast as it can be counted. */
class CollectorMemoryTest {

  private static final int RATE = 1000;
  private static final long MICROS = 1_000_000;

  /**
   * Between the 600th second and the last, three million requests pass. Whatever kept something of
   * each, if only 8 bytes, would hold 24 MB more at the end; a third of that is allowed for what
   * the JVM and other tests do meanwhile.
   */
  @Test
  void theHeapIsNoLargerAfterAnHourThanAfterTenMinutes() {
    try (RecordingFiles files =
        new RecordingFiles(
            Path.of("an hour"), OutputStream.nullOutputStream(), OutputStream.nullOutputStream())) {
      Collector collector = new Collector(files, () -> 0.25);
      SplittableRandom random = new SplittableRandom(1);
      drive(collector, random, 0, 600);
      long before = used();
      drive(collector, random, 600, 3600);
      long after = used();
      assertEquals(0, collector.inFlight());
      assertTrue(after - before < 8_000_000, before + " bytes, then " + after);
    }
  }

  private static void drive(Collector collector, SplittableRandom random, int from, int to) {
    for (long second = from; second < to; second++) {
      for (int i = 0; i < RATE; i++) {
        long due = second * MICROS + i * MICROS / RATE;
        long lag = random.nextInt(1000);
        long service = 20_000L + random.nextInt(80_000);
        collector.due(due);
        collector.sent(due + lag, lag);
        int status = random.nextInt(100) == 0 ? 502 : 200;
        collector.ended(
            due + lag + service, lag + service, service, new Ending.Answered(status, true));
      }
      collector.timer(second * MICROS, random.nextInt(5000));
      collector.clock((second + 1) * MICROS);
    }
  }

  private static long used() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }
}
