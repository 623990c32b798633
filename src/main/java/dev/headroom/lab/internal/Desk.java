package dev.headroom.lab.internal;

/** Takes requests in and has each answered when its service has ended. */
interface Desk {

  /**
   * Takes a request in.
   *
   * @param answer answers it
   * @return false where the queue is full and it won't be answered
   * @throws java.util.concurrent.RejectedExecutionException when the instance is being stopped
   */
  boolean admit(Runnable answer);

  /** How many requests wait for a worker. */
  int waiting();
}
