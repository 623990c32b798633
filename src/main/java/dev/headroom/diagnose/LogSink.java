package dev.headroom.diagnose;

/** Takes what the lines of a log say, in their order. */
public interface LogSink {

  /**
   * A request that went well.
   *
   * @param endedSecond when the gateway was done with it, epoch seconds
   */
  void good(long endedSecond);

  /** A request that failed. */
  void failed(LoggedRequest request);

  /** A line that is none of the log's form. */
  void malformed();
}
