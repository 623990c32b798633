package dev.headroom.load;

/**
 * Sees every request of the injector, from many threads at once.
 *
 * <p>Times are microseconds since the epoch, on the one clock of the injector.
 */
public interface RequestObserver extends SelfObserver {

  /** A phase begins, or is about to begin, at this time. */
  void phase(Phase phase, long startMicros);

  /** The load of the phase is over at this time, which may be before it was planned to be. */
  default void phaseOver(long atMicros) {}

  /**
   * It is this time now; called several times a second while the injector is up, from one thread.
   */
  void clock(long nowMicros);

  /** A request was due at this time, whether or not it could be sent then. */
  void due(long atMicros);

  /** A request was due at this time that a visitor makes again because the one before failed. */
  default void retried(long atMicros) {
    due(atMicros);
  }

  /** A request left at this time, having been due earlier by {@code lagMicros}. */
  void sent(long atMicros, long lagMicros);

  /**
   * A request ended.
   *
   * @param atMicros when
   * @param latencyMicros from the time it was due
   * @param ending how
   */
  void ended(long atMicros, long latencyMicros, Ending ending);

  /**
   * A request ended whose time of sending is known.
   *
   * @param atMicros when
   * @param latencyMicros from the time it was due
   * @param serviceMicros from the time it was sent
   * @param ending how
   */
  default void ended(long atMicros, long latencyMicros, long serviceMicros, Ending ending) {
    ended(atMicros, latencyMicros, ending);
  }

  /** How a request ended, as the injector sees it. */
  sealed interface Ending {

    /**
     * With an answer.
     *
     * @param status its HTTP status
     * @param checksPassed whether it was what the scenario expects
     */
    record Answered(int status, boolean checksPassed) implements Ending {}

    /** Without a complete answer. */
    record Failed(Failure failure) implements Ending {}
  }

  /** Why there was no complete answer. */
  enum Failure {
    TIMEOUT,
    REFUSED,
    RESET,
    CONNECT_FAILED,
    DNS_FAILED,
    TLS_FAILED,
    INVALID_RESPONSE
  }
}
