package dev.headroom.diagnose;

/** The lines of a log that belongs to another one, handed out one at a time. */
public interface LineSource {

  /** Takes one line, as {@link LogLines} does. */
  interface Taker {

    /**
     * Takes one line.
     *
     * @param bytes holds it; may be changed once this returns
     * @param from where it begins
     * @param to where it ends, without its line feed
     */
    void line(byte[] bytes, int from, int to);
  }

  /** Hands out the next line; false, and nothing, at the end. */
  boolean next(Taker taker);
}
