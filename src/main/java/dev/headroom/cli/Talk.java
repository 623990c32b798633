package dev.headroom.cli;

import dev.headroom.collect.Interval;
import dev.headroom.collect.IntervalFile;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * What a command says while it works, on standard error: a line for each step, and on a terminal
 * one that is redrawn each second.
 */
final class Talk {

  /** Clears the line that the cursor is in (ECMA-48, EL). */
  private static final String CLEAR = "\r\u001b[2K";

  private final PrintWriter out;
  private final boolean terminal;

  Talk(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** A line that stays. */
  synchronized void say(String line) {
    out.println(terminal ? CLEAR + line : line);
    out.flush();
  }

  /** What the last second was like, on a terminal. */
  synchronized void second(IntervalFile.Row row) {
    if (terminal) {
      out.print(CLEAR + describe(row));
      out.flush();
    }
  }

  /** Clears the line of the last second. */
  synchronized void done() {
    if (terminal) {
      out.print(CLEAR);
      out.flush();
    }
  }

  private static String describe(IntervalFile.Row row) {
    Interval second = row.interval();
    return String.format(
        Locale.ROOT,
        "  %-14s offered %4d/s  good %4d/s  gateway errors %4d/s  p99 %5.0f ms  in flight %d",
        second.phase(),
        second.offered(),
        second.good(),
        second.gatewayErrors(),
        row.p99Micros() / 1000.0,
        second.inFlight());
  }
}
