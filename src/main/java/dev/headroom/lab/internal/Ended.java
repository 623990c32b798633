package dev.headroom.lab.internal;

/** How a process ended, in words. */
final class Ended {

  /** A shell gives a process that a signal ended this and the signal's number (POSIX, 2.8.2). */
  private static final int SIGNAL = 128;

  private static final int KILLED = SIGNAL + 9;

  private Ended() {}

  /** What its exit status says, in brackets. */
  static String with(int status) {
    if (status == KILLED) {
      return " (killed)";
    }
    return status > SIGNAL ? " (signal " + (status - SIGNAL) + ")" : " (exit " + status + ")";
  }
}
