package dev.headroom.load;

import java.util.Optional;

/**
 * Sees how the injector itself is doing, from many threads at once; whoever doesn't care need not
 * listen.
 *
 * <p>Times are microseconds since the epoch, on the one clock of the injector.
 */
public interface SelfObserver {

  /** The whole process stood still between these times, to collect garbage. */
  default void paused(long fromMicros, long toMicros) {}

  /**
   * A timer of an event loop that carries requests fired; an answer that came in while it was late
   * was seen that much later.
   *
   * @param dueMicros when it should have fired
   * @param lateMicros how much later it did
   */
  default void timer(long dueMicros, long lateMicros) {}

  /** What the process holds at this time. */
  default void holding(long atMicros, Holding holding) {}

  /** A request could not be sent at this time since the process had no more of something. */
  default void lacking(long atMicros, Lack lack) {}

  /** What a process can run out of. */
  enum Lack {
    /** Ephemeral ports: local ends of connections to one and the same address. */
    PORTS,
    /** File descriptors: each connection takes one. */
    FILES
  }

  /**
   * What a process holds of what it can run out of, each where the platform tells.
   *
   * @param ports to the address that most connections go to
   * @param files descriptors of any kind
   */
  record Holding(Optional<Stock> ports, Optional<Stock> files) {

    /** Of a platform that tells nothing. */
    public static final Holding UNKNOWN = new Holding(Optional.empty(), Optional.empty());
  }

  /**
   * Something there is only so much of.
   *
   * @param used how much is taken
   * @param limit how much there is
   */
  record Stock(long used, long limit) {}
}
