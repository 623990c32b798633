package dev.headroom.diagnose;

/** Reads a log line by line; it may remember what earlier lines said. */
public interface LogLines {

  /**
   * Takes one line.
   *
   * @param bytes holds it; may be changed once this returns
   * @param from where it begins
   * @param to where it ends, without its line feed
   * @param sink gets what it says: one call at most
   */
  void line(byte[] bytes, int from, int to, LogSink sink);
}
