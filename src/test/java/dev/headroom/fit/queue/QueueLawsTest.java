package dev.headroom.fit.queue;

import static dev.headroom.fit.queue.Exact.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.quantity.Percentile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold for any queue, with workers that are whole and not. */
class QueueLawsTest {

  private static final double[] LOADS = {0.05, 0.3, 0.6, 0.75, 0.9, 0.99, 0.9999};

  private static final double[] WORKERS = {0.4, 1, 1.5, 3.7, 4, 4.3, 16, 250.5, 10_000};

  private static final Percentile[] PERCENTILES = {
    Percentile.P50, Percentile.P90, Percentile.P99, Percentile.P999
  };

  /** The tail's integral by Simpson's rule is the mean, and with it L = λR. */
  @ParameterizedTest
  @ValueSource(doubles = {20, 60, 100, 139.9, 165})
  void littlesLawHoldsWithTheMeanOfTheTail(double arrivals) {
    UnboundedQueue queue = new UnboundedQueue(3.5, 50);
    int steps = 40_000;
    double step = 4.0 / steps;
    double sum = 1 + queue.responseTail(arrivals, 4);
    for (int i = 1; i < steps; i++) {
      sum += (i % 2 == 1 ? 4 : 2) * queue.responseTail(arrivals, i * step);
    }
    assertClose(arrivals * sum * step / 3, queue.meanInside(arrivals), "L");
  }

  @ParameterizedTest
  @ValueSource(doubles = {5, 150, 200, 230, 4000})
  void littlesLawHoldsForABoundedQueue(double arrivals) {
    for (double room : new double[] {4, 4.5, 20, 1000}) {
      BoundedQueue queue = new BoundedQueue(4, 50, room);
      double inside = queue.goodputPerSecond(arrivals) * queue.meanResponseSeconds(arrivals);
      assertClose(inside, queue.meanInside(arrivals), "L with room " + room);
    }
  }

  @Test
  void waitsAndTailsRiseWithTheLoad() {
    for (double servers : WORKERS) {
      UnboundedQueue queue = new UnboundedQueue(servers, 7);
      for (int i = 1; i < LOADS.length; i++) {
        double below = LOADS[i - 1] * queue.capacityPerSecond();
        double above = LOADS[i] * queue.capacityPerSecond();
        assertTrue(queue.waitingShare(below) <= queue.waitingShare(above));
        assertTrue(queue.meanWaitSeconds(below) <= queue.meanWaitSeconds(above));
        assertTrue(queue.responseTail(below, 0.3) <= queue.responseTail(above, 0.3));
      }
    }
  }

  /** Each step in c, whole or not, lies between its neighbours, so also between whole numbers. */
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.9, 2.99})
  void waitsAndLossesFallWithTheWorkers(double offered) {
    double[] workers = {3, 3.0000001, 3.1, 3.5, 3.9, 3.9999999, 4, 4.2, 5, 5.5, 6, 60.5};
    for (int i = 1; i < workers.length; i++) {
      UnboundedQueue fewer = new UnboundedQueue(workers[i - 1], 50);
      UnboundedQueue more = new UnboundedQueue(workers[i], 50);
      double arrivals = offered * 50;
      assertTrue(more.waitingShare(arrivals) < fewer.waitingShare(arrivals));
      assertTrue(more.meanWaitSeconds(arrivals) < fewer.meanWaitSeconds(arrivals));
      assertTrue(more.responseTail(arrivals, 0.1) <= fewer.responseTail(arrivals, 0.1));
      double lost = Erlang.blocking(workers[i], offered);
      assertTrue(lost < Erlang.blocking(workers[i - 1], offered));
    }
  }

  @Test
  void aBoundedQueueLosesMoreWithLoadAndLessWithRoom() {
    double[] rooms = {4, 4.25, 5, 8, 8.5, 20, 132};
    for (int i = 1; i < rooms.length; i++) {
      for (double arrivals : new double[] {50, 199, 200, 201, 900}) {
        BoundedQueue queue = new BoundedQueue(4, 50, rooms[i]);
        double lost = queue.blockingShare(arrivals);
        assertTrue(lost < new BoundedQueue(4, 50, rooms[i - 1]).blockingShare(arrivals));
        assertTrue(lost < queue.blockingShare(arrivals * 1.001));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"4, 150", "3.3, 120", "16, 700", "0.6, 20"})
  void muchRoomIsAsGoodAsRoomForAll(double servers, double arrivals) {
    UnboundedQueue all = new UnboundedQueue(servers, 50);
    BoundedQueue much = new BoundedQueue(servers, 50, 2000);
    assertClose(all.meanResponseSeconds(arrivals), much.meanResponseSeconds(arrivals), "R");
    assertClose(all.meanInside(arrivals), much.meanInside(arrivals), "L");
    assertClose(arrivals, much.goodputPerSecond(arrivals), "goodput");
  }

  @ParameterizedTest
  @CsvSource({"4, 150", "3.3, 200", "0.6, 20"})
  void noRoomToWaitIsErlangsLossFormula(double servers, double arrivals) {
    BoundedQueue queue = new BoundedQueue(servers, 50, servers);
    assertClose(Erlang.blocking(servers, arrivals / 50), queue.blockingShare(arrivals), "P");
    assertClose(0.02, queue.meanResponseSeconds(arrivals), "R");
  }

  @Test
  void thePercentileOfTheHighestRateIsTheGoal() {
    for (double servers : WORKERS) {
      UnboundedQueue queue = new UnboundedQueue(servers, 50);
      for (Percentile percentile : PERCENTILES) {
        double idle = queue.responseSeconds(0, percentile);
        for (double factor : new double[] {1.001, 1.3, 2, 10, 500}) {
          double highest = queue.highestArrivalsPerSecond(percentile, idle * factor);
          double back = queue.responseSeconds(highest, percentile);
          // Near capacity a last digit of λ is worth as many of t as capacity is worth of headroom.
          double headroom = 1 - highest / queue.capacityPerSecond();
          assertEquals(1, back / (idle * factor), Math.max(1e-9, 1e-15 / headroom));
        }
      }
    }
  }

  @Test
  void theHighestRateOfAPercentileIsThatRate() {
    for (double servers : WORKERS) {
      UnboundedQueue queue = new UnboundedQueue(servers, 50);
      for (double load : new double[] {0.75, 0.9, 0.99}) {
        double arrivals =
            servers > 1000
                ? queue.capacityPerSecond() - 100 * (1 - load)
                : load * queue.capacityPerSecond();
        double mean = queue.meanResponseSeconds(arrivals);
        assertClose(arrivals, queue.highestArrivalsPerSecond(mean), "by mean");
        double p99 = queue.responseSeconds(arrivals, Percentile.P99);
        assertClose(arrivals, queue.highestArrivalsPerSecond(Percentile.P99, p99), "by p99");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 1e-3, 0.005, 0.2, 0.9})
  void theLossOfTheCriticalLoadIsTheBudget(double budget) {
    for (double room : new double[] {4.2, 7, 50, 1000, 100_000}) {
      BoundedQueue queue = new BoundedQueue(4.2, 50, room);
      double critical = queue.highestArrivalsPerSecond(budget);
      // In a deep room a last digit of λ is worth as many of P as there is room.
      double digits = Math.max(1e-9, 1e-15 * room / budget);
      assertEquals(1, queue.blockingShare(critical) / budget, digits, "room " + room);
    }
  }

  /**
   * As numbers grow, P(W &gt; 0) at c = a + β√a nears Halfin and Whitt's limit, which they print.
   */
  @ParameterizedTest
  @CsvSource({
    ".1, .880287",
    ".25, .720932",
    ".5, .504539",
    ".75, .341748",
    "1, .223361",
    "1.25, .140436",
    "1.5, .084690",
    "2, .026881",
    "2.5, .007006",
    "3, .001477"
  })
  void manyWorkersWaitAsHalfinAndWhittFound(double beta, double limit) {
    double offered = 250_000;
    double waits = Erlang.waiting(offered + beta * Math.sqrt(offered), offered);
    assertEquals(limit, waits, 1e-6 + limit * 6 / Math.sqrt(offered));
  }

  /** The fewest workers with P(W &gt; 0) of at most 10 % and 1 %. */
  @ParameterizedTest
  @CsvSource({
    "2, 5, 7",
    "8, 13, 16",
    "20, 27, 32",
    "40, 50, 57",
    "100, 115, 125",
    "400, 429, 449",
    "1000, 1046, 1077"
  })
  void fewestWorkersAreThePrintedOnes(double offered, int tenth, int hundredth) {
    assertTrue(Erlang.waiting(tenth, offered) <= 0.1);
    assertTrue(Erlang.waiting(tenth - 1, offered) > 0.1);
    assertTrue(Erlang.waiting(hundredth, offered) <= 0.01);
    assertTrue(Erlang.waiting(hundredth - 1, offered) > 0.01);
  }
}
