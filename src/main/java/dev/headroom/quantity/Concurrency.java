package dev.headroom.quantity;

/**
 * Requests in progress at the same time.
 *
 * @param requests their number or its mean, finite and not negative
 */
public record Concurrency(double requests) {

  public Concurrency {
    if (!(requests >= 0) || Double.isInfinite(requests)) {
      throw new IllegalArgumentException(
          "a concurrency is finite and not negative, not " + requests);
    }
  }
}
