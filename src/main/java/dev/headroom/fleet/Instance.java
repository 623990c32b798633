package dev.headroom.fleet;

import dev.headroom.quantity.Rate;
import dev.headroom.quantity.TimeText;
import java.util.OptionalInt;

/**
 * One instance: c workers behind one first-come-first-served queue. It works as fast however many
 * wait, so its capacity {@code c / mean service time} is kept in any overload.
 *
 * @param workers c, how many requests it works on at once, 1 to 100,000
 * @param service how long a worker spends on a request
 * @param room K, the most requests that are inside, those being worked on included; one more is
 *     refused at once. Empty where there is no bound
 */
public record Instance(int workers, ServiceTime service, OptionalInt room) {

  /** What is above it has a slip in it. */
  private static final int MOST_WORKERS = 100_000;

  public Instance {
    if (workers < 1 || workers > MOST_WORKERS) {
      throw new IllegalArgumentException("an instance has 1 to 100000 workers, not " + workers);
    }
    if (room.isPresent() && room.getAsInt() < workers) {
      throw new IllegalArgumentException(
          "the room of an instance is at least its "
              + workers
              + " workers, not "
              + room.getAsInt());
    }
  }

  /** The highest rate of completions that it can sustain. */
  public Rate capacity() {
    return new Rate(workers / TimeText.seconds(service.mean()));
  }
}
