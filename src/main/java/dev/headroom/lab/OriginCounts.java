package dev.headroom.lab;

/**
 * What became of the requests that reached the lab's origin instances, since they were started.
 *
 * <p>{@code accepted = answered + lost + waiting + inService}; the gateway's readiness probes are
 * not counted.
 *
 * @param accepted taken into service or into the queue
 * @param answered served, with the answer handed to the connection
 * @param lost served, but the connection was gone
 * @param dropped refused because the queue was full
 * @param waiting in the queue now
 * @param inService at a worker now
 */
public record OriginCounts(
    long accepted, long answered, long lost, long dropped, long waiting, long inService) {

  /** No request at all. */
  public static final OriginCounts NONE = new OriginCounts(0, 0, 0, 0, 0, 0);

  /** The sums over two sets of instances. */
  public OriginCounts plus(OriginCounts other) {
    return new OriginCounts(
        accepted + other.accepted,
        answered + other.answered,
        lost + other.lost,
        dropped + other.dropped,
        waiting + other.waiting,
        inService + other.inService);
  }
}
