package dev.headroom.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProcessorShareTest {

  /** However busy the machine is, what this thread is known to have used is in the share. */
  @Test
  void theShareHoldsAtLeastWhatOneThreadIsKnownToHaveUsed() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begun = System.nanoTime();
    ProcessorShare share = new ProcessorShare();
    long used = threads.getCurrentThreadCpuTime();
    while (threads.getCurrentThreadCpuTime() < used + TimeUnit.MILLISECONDS.toNanos(300)) {
      Thread.onSpinWait();
    }
    double found = share.getAsDouble();
    double available =
        (double) (System.nanoTime() - begun) * Runtime.getRuntime().availableProcessors();
    double least = TimeUnit.MILLISECONDS.toNanos(300) / available;
    // The process's own time is told in ticks of 10 ms on some systems.
    assertTrue(found <= 1 && found >= 0.95 * least, found + " of at least " + least);
  }
}
