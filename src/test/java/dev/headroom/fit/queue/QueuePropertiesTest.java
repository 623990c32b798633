package dev.headroom.fit.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.quantity.Percentile;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

/** What must hold for the closed forms with any parameters. */
class QueuePropertiesTest {

  private static final double ROUNDING = 1e-9;

  /** Of generated numbers, behind the point. */
  private static final int DIGITS = 12;

  private static final List<Percentile> PERCENTILES =
      List.of(Percentile.P50, Percentile.P90, Percentile.P99, Percentile.P999);

  /** From a tenth of a worker to 3,000, whole or not, each of a microsecond to a quarter hour. */
  @Provide
  Arbitrary<UnboundedQueue> queues() {
    return Combinators.combine(workers(), Arbitraries.doubles().between(-3, 6).ofScale(DIGITS))
        .as((c, exponent) -> new UnboundedQueue(c, Math.pow(10, exponent)));
  }

  private static Arbitrary<Double> workers() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(1, 3000).map(c -> (double) c),
        Arbitraries.doubles().between(-1, 3.4).ofScale(DIGITS).map(e -> Math.pow(10, e)));
  }

  /** Up to 0.99 of the capacity; nearer, the last digit of a rate decides. */
  @Property(tries = 500, seed = "1")
  void sharesTimesAndInversesOfAnUnboundedQueueAreOfOnePiece(
      @ForAll("queues") UnboundedQueue queue,
      @ForAll @DoubleRange(max = 0.99) @Scale(12) double load) {
    double arrivals = load * queue.capacityPerSecond();
    double waiting = queue.waitingShare(arrivals);
    double mean = queue.meanResponseSeconds(arrivals);
    assertTrue(waiting >= 0 && waiting <= 1, queue + " at " + arrivals + ": " + waiting);
    assertTrue(
        mean * queue.servicesPerSecond() >= 1 - ROUNDING && mean < 1e12, queue + ": " + mean);
    double before = 0;
    for (Percentile percentile : PERCENTILES) {
      double seconds = queue.responseSeconds(arrivals, percentile);
      assertTrue(seconds > before && Double.isFinite(seconds), queue + ": " + seconds);
      double tail = queue.responseTail(arrivals, seconds);
      assertEquals(1, tail / (1 - percentile.quantile()), ROUNDING, queue + " at " + arrivals);
      before = seconds;
    }
  }

  @Property(tries = 500, seed = "2")
  void anotherUnitOfTimeScalesEveryTime(
      @ForAll("queues") UnboundedQueue queue,
      @ForAll @DoubleRange(max = 0.99) @Scale(12) double load,
      @ForAll @DoubleRange(min = 1e-3, max = 1e3) @Scale(12) double times) {
    UnboundedQueue faster = new UnboundedQueue(queue.servers(), queue.servicesPerSecond() * times);
    double arrivals = load * queue.capacityPerSecond();
    assertClose(queue.waitingShare(arrivals), faster.waitingShare(arrivals * times));
    assertClose(
        queue.meanResponseSeconds(arrivals), faster.meanResponseSeconds(arrivals * times) * times);
    assertClose(
        queue.responseSeconds(arrivals, Percentile.P99),
        faster.responseSeconds(arrivals * times, Percentile.P99) * times);
  }

  @Property(tries = 500, seed = "3")
  void aBoundedQueueServesNoMoreThanComesNorThanItCan(
      @ForAll("queues") UnboundedQueue of,
      @ForAll @DoubleRange(min = 0, max = 5000) @Scale(12) double places,
      @ForAll @DoubleRange(min = 0, max = 20) @Scale(12) double load) {
    BoundedQueue queue =
        new BoundedQueue(of.servers(), of.servicesPerSecond(), of.servers() + places);
    double arrivals = load * of.capacityPerSecond();
    double lost = queue.blockingShare(arrivals);
    double goodput = queue.goodputPerSecond(arrivals);
    double most = Math.min(arrivals, of.capacityPerSecond());
    assertTrue(lost >= 0 && lost <= 1, queue + ": " + lost);
    assertTrue(goodput >= 0 && goodput <= most * (1 + ROUNDING), queue + ": " + goodput);
    assertClose(arrivals * (1 - lost), goodput, arrivals);
    double inside = queue.meanInside(arrivals);
    assertTrue(inside >= 0 && inside <= queue.room() * (1 + ROUNDING), queue + ": " + inside);
    assertClose(inside, goodput * queue.meanResponseSeconds(arrivals));
  }

  @Property(tries = 300, seed = "4")
  void moreLoadWaitsLongerAndLosesMore(
      @ForAll("queues") UnboundedQueue queue,
      @ForAll @DoubleRange(max = 0.99) @Scale(12) double one,
      @ForAll @DoubleRange(max = 0.99) @Scale(12) double other) {
    double less = Math.min(one, other) * queue.capacityPerSecond();
    double more = Math.max(one, other) * queue.capacityPerSecond();
    BoundedQueue bounded =
        new BoundedQueue(queue.servers(), queue.servicesPerSecond(), queue.servers() + 7.5);
    double slack = 1 + 1e-12;
    assertTrue(queue.meanWaitSeconds(less) <= queue.meanWaitSeconds(more) * slack);
    assertTrue(queue.waitingShare(less) <= queue.waitingShare(more) * slack);
    assertTrue(bounded.blockingShare(less) <= bounded.blockingShare(more) * slack);
  }

  private static void assertClose(double one, double other) {
    assertClose(one, other, Math.abs(one));
  }

  private static void assertClose(double one, double other, double scale) {
    assertEquals(one, other, ROUNDING * scale + Double.MIN_NORMAL);
  }
}
