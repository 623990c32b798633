package dev.headroom.fit.queue;

import static dev.headroom.fit.queue.Exact.assertClose;
import static dev.headroom.fit.queue.Exact.assertPrinted;
import static dev.headroom.fit.queue.Exact.decimal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.headroom.fit.queue.ExactQueues.Bounded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** M/M/c/K against the saturation notes, section 6.2, and against 50 digits. */
class BoundedQueueTest {

  /** K, λ, P, goodput, R in ms, utilisation. */
  @ParameterizedTest
  @CsvSource({
    "4, 100, .09523810, 90.4762, 20, .4524",
    "4, 200, .31067961, 137.8641, 20, .6893",
    "4, 400, .57463524, 170.1459, 20, .8507",
    "8, 150, .04583849, 143.1242, 24.460, .7156",
    "8, 200, .13852814, 172.2944, 28.040, .8615",
    "8, 250, .25123988, 187.1900, 30.995, .9360",
    "20, 150, .00128137, 149.8078, 29.728, .7490",
    "20, 180, .01680498, 176.9751, 43.900, .8849",
    "20, 200, .05203252, 189.5935, 57.324, .9480",
    "20, 220, .10832243, 196.1691, 69.663, .9808",
    "20, 250, .20284288, 199.2893, 81.643, .9964",
    "36, 180, .00277239, 179.5010, 54.644, .8975",
    "36, 190, .01032818, 188.0376, 73.481, .9402",
    "36, 200, .02839397, 194.3212, 97.151, .9716",
    "36, 220, .09420484, 199.2749, 136.866, .9964",
    "36, 250, .20007893, 199.9803, 160.085, .9999",
    "132, 190, .00006283, 189.9881, 108.324, .9499",
    "132, 200, .00762086, 198.4758, 337.005, .9924",
    "132, 220, .09090943, 199.9999, 610.003, 1",
    "132, 300, .33333333, 200, 650.000, 1",
    "132, 400, .5, 200, 655.000, 1"
  })
  void blockingGoodputAndResponseAreThePrintedAndTheExactOnes(
      int room, double arrivals, String blocked, String goodput, String response, String busy) {
    BoundedQueue queue = new BoundedQueue(4, 50, room);
    assertPrinted(blocked, queue.blockingShare(arrivals), "P");
    assertPrinted(goodput, queue.goodputPerSecond(arrivals), "goodput");
    assertPrinted(response, queue.meanResponseSeconds(arrivals) * 1000, "R");
    assertPrinted(busy, queue.utilisation(arrivals), "utilisation");
    assertExact(queue, arrivals);
  }

  /** The critical loads for a loss of 1e-4, 1e-3, 0.5 %, 1 % and 5 %. */
  @ParameterizedTest
  @CsvSource({
    "4, 11.7356, 21.9637, 35.0599, 43.4709, 76.2311",
    "8, 53.8381, 75.9458, 98.5025, 111.1238, 152.9531",
    "20, 128.2238, 147.6401, 164.3135, 172.8121, 199.1356",
    "36, 160.2955, 173.3724, 184.2182, 189.7244, 207.5743",
    "132, 190.7998, 195.0844, 198.7899, 200.8787, 210.5130"
  })
  void criticalLoadsAreThePrintedAndTheExactOnes(
      int room, String least, String tenths, String half, String one, String five) {
    assertCritical(room, 1e-4, least);
    assertCritical(room, 1e-3, tenths);
    assertCritical(room, 0.005, half);
    assertCritical(room, 0.01, one);
    assertCritical(room, 0.05, five);
  }

  private static void assertCritical(int room, double budget, String printed) {
    double critical = new BoundedQueue(4, 50, room).highestArrivalsPerSecond(budget);
    String what = "λ for a loss of " + budget + " with " + room;
    assertPrinted(printed, critical, what);
    double exact =
        Exact.last(
            0,
            400,
            x -> ExactQueues.bounded(4, 50, room, x).blocked().compareTo(decimal(budget)) <= 0);
    assertClose(exact, critical, what);
  }

  /** Full load exactly and nearly, deep rooms, and loads far beyond what anyone drives. */
  @ParameterizedTest
  @CsvSource({
    "4, 20, 200",
    "4, 20, 200.0000000001",
    "4, 20, 199.9999999999",
    "4, 20, 187.5",
    "4, 20, 212.5",
    "4, 20, 0.001",
    "4, 20, 2e8",
    "4, 4, 2e8",
    "4, 5, 2e8",
    "1, 1, 50",
    "1, 2, 1e-6",
    "1, 9, 1e6",
    "64, 1024, 3199.9",
    "64, 1024, 3200",
    "64, 1024, 3203.2",
    "500, 500, 30000",
    "500, 600, 24000",
    "4, 100000, 150",
    "4, 100000, 199.99",
    "4, 100000, 200",
    "4, 100000, 200.002",
    "4, 100000, 200.01",
    "4, 100000, 300",
    "10000, 100000, 499999",
    "10000, 100000, 600000"
  })
  void anyLoadAndRoomGiveTheSumOverTheStates(int servers, int room, double arrivals) {
    assertExact(new BoundedQueue(servers, 50, room), arrivals);
  }

  private static void assertExact(BoundedQueue queue, double arrivals) {
    Bounded exact =
        ExactQueues.bounded((int) queue.servers(), 50, (int) queue.room(), decimal(arrivals));
    assertClose(exact.blocked(), queue.blockingShare(arrivals), "P");
    assertClose(exact.goodput(), queue.goodputPerSecond(arrivals), "goodput");
    assertClose(exact.response(), queue.meanResponseSeconds(arrivals), "R");
    assertClose(exact.busy(), queue.utilisation(arrivals), "utilisation");
  }

  @Test
  void withoutLoadAResponseIsTheService() {
    BoundedQueue queue = new BoundedQueue(2.5, 50, 7);
    assertEquals(0, queue.blockingShare(0));
    assertEquals(0, queue.goodputPerSecond(0));
    assertEquals(0.02, queue.meanResponseSeconds(0));
    assertEquals(0, queue.meanInside(0));
  }

  @Test
  void lessRoomThanWorkersIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new BoundedQueue(4, 50, 3.9));
    assertThrows(IllegalArgumentException.class, () -> new BoundedQueue(4, 50, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new BoundedQueue(4, 0, 8));
  }

  @Test
  void aLossBudgetOfNothingOrAllIsRefused() {
    BoundedQueue queue = new BoundedQueue(4, 50, 8);
    for (double budget : new double[] {0, 1, -0.1, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> queue.highestArrivalsPerSecond(budget));
    }
  }
}
