package dev.headroom.cli;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.DoubleSupplier;

/**
 * The share of the machine's processors that this process used since it was last asked, 0 to 1, or
 * NaN where the platform doesn't say.
 */
final class ProcessorShare implements DoubleSupplier {

  private long lastCpuNanos = cpuNanos();
  private long lastNanos = System.nanoTime();

  @Override
  public double getAsDouble() {
    long cpu = cpuNanos();
    long now = System.nanoTime();
    double available = (double) (now - lastNanos) * Runtime.getRuntime().availableProcessors();
    double used = cpu - lastCpuNanos;
    lastCpuNanos = cpu;
    lastNanos = now;
    return cpu < 0 || available <= 0 ? Double.NaN : Math.min(1, used / available);
  }

  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
        ? machine.getProcessCpuTime()
        : -1;
  }
}
