package dev.headroom.fit.queue;

/**
 * The queue M/M/c/K: as {@link UnboundedQueue}, but an arrival that finds K requests inside is
 * refused, as a gateway does with 502 or 503.
 *
 * <p>With {@code m = K − c} places to wait, {@code ρ = λ/(cμ)} and B Erlang's loss formula:
 *
 * <p>{@code P = ρ^m / (1/B + Σ ρ^j)} for j = 1…m; goodput {@code G = λ(1 − P)}; waiting on average
 * {@code Q = Σ j ρ^j / (1/B + Σ ρ^j)}; mean response of those accepted {@code 1/μ + Q/G};
 * utilisation {@code G/(cμ)}
 *
 * <ul>
 *   <li>c: workers, 0 &lt; c ≤ 1,000,000; μ: what one completes per second when busy
 *   <li>K: room, the most that are inside, those in service included, K ≥ c
 *   <li>λ: arrivals per second, any, above cμ too: a bounded queue is always stable
 * </ul>
 *
 * <p>These are the birth-and-death sums in closed form, divided through by their largest term, so
 * that nothing overflows and no digits are lost at ρ = 1 or above; the work doesn't grow with K.
 * Where c or K isn't whole the formulas are continued.
 *
 * <p>Source: Gross and Harris, Fundamentals of Queueing Theory, section 2.5. Checked by {@code
 * BoundedQueueTest} against the sums themselves with 50 digits and by {@code QueueLawsTest}.
 *
 * @param servers c
 * @param servicesPerSecond μ
 * @param room K
 */
public record BoundedQueue(double servers, double servicesPerSecond, double room) {

  /** e^±700 is still a double; no utilisation is as small or as large. */
  private static final double STEEPEST = 700;

  public BoundedQueue {
    new UnboundedQueue(servers, servicesPerSecond);
    if (!(room >= servers) || Double.isInfinite(room)) {
      throw new IllegalArgumentException(
          "the room is finite and at least the " + servers + " workers, not " + room);
    }
  }

  /** P: the share of arrivals that is refused. */
  public double blockingShare(double arrivalsPerSecond) {
    return shares(arrivalsPerSecond).blocked;
  }

  /** G: requests completed per second. */
  public double goodputPerSecond(double arrivalsPerSecond) {
    return arrivalsPerSecond * shares(arrivalsPerSecond).accepted;
  }

  /** The share of time that a worker is busy. */
  public double utilisation(double arrivalsPerSecond) {
    return goodputPerSecond(arrivalsPerSecond) / (servers * servicesPerSecond);
  }

  /** The mean response of accepted requests; the mean service as λ goes to 0. */
  public double meanResponseSeconds(double arrivalsPerSecond) {
    Shares shares = shares(arrivalsPerSecond);
    double wait = shares.waiting == 0 ? 0 : shares.waiting / (arrivalsPerSecond * shares.accepted);
    return 1 / servicesPerSecond + wait;
  }

  /** Requests waiting or in service, on average. */
  public double meanInside(double arrivalsPerSecond) {
    Shares shares = shares(arrivalsPerSecond);
    return shares.waiting + arrivalsPerSecond * shares.accepted / servicesPerSecond;
  }

  /** The highest λ of which at most a share, such as 0.005, is refused. */
  public double highestArrivalsPerSecond(double refusedShare) {
    if (!(refusedShare > 0 && refusedShare < 1)) {
      throw new IllegalArgumentException(
          "the share refused lies between 0 and 1, not " + refusedShare);
    }
    // What isn't refused is served, so λ(1 − P) stays below cμ.
    double most = servers * servicesPerSecond / (1 - refusedShare);
    return Roots.between(0, most, x -> shares(x).blocked - refusedShare);
  }

  /** Of arrivals: blocked and accepted; of requests: how many wait on average. */
  private record Shares(double blocked, double accepted, double waiting) {}

  private Shares shares(double arrivals) {
    UnboundedQueue.requireRate("a rate of arrivals", arrivals);
    double log = Math.log(arrivals / servicesPerSecond / servers);
    double h = Math.max(-STEEPEST, Math.min(STEEPEST, log));
    double excess = Erlang.excess(servers, arrivals / servicesPerSecond);
    return h <= 0 ? below(excess, h) : above(excess, -h);
  }

  /** ρ ≤ 1: all relative to the state in which each worker is busy and nothing waits. */
  private Shares below(double excess, double h) {
    double places = room - servers;
    double all = 1 + excess + Math.exp(h) * GeometricSums.plain(places, h);
    double blocked = Math.exp(places * h) / all;
    return new Shares(blocked, 1 - blocked, GeometricSums.rising(places, h) / all);
  }

  /** ρ ≥ 1: all relative to the full state, with h = ln 1/ρ. */
  private Shares above(double excess, double h) {
    double places = room - servers;
    double sum = GeometricSums.plain(places, h);
    double last = Math.exp(places * h);
    double all = (1 + excess) * last + sum;
    double accepted = excess * last + Math.exp(h) * sum;
    return new Shares(1 / all, accepted / all, GeometricSums.falling(places, h) / all);
  }
}
