package dev.headroom.fit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.headroom.collect.LatencyHistogram;
import dev.headroom.fit.queue.BoundedQueue;
import dev.headroom.fit.queue.UnboundedQueue;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The station against the closed forms that it contains: M/M/c and M/M/c/K of 4 workers of 50/s.
 */
class StationTest {

  private static final int WORKERS = 4;
  private static final double CAPACITY = 200;

  /** The quantiles of exponential service of 20 ms, ten thousand of them. */
  static final IdleService EXPONENTIAL =
      IdleService.of(
          LatencyHistogram.ofMicros(
              IntStream.range(0, 10_000)
                  .mapToLong(i -> Math.round(-20_000 * Math.log(1 - (i + 0.5) / 10_000)))
                  .toArray()));

  @ParameterizedTest
  @ValueSource(doubles = {40, 120, 180, 199.9, 200, 220, 400})
  void exponentialServiceIsRefusedAsInTheBoundedQueue(double offered) {
    for (int places : new int[] {1, 4, 16, 128}) {
      BoundedQueue exact = new BoundedQueue(WORKERS, 50, WORKERS + places);
      Station station = station(offered, 0, places);
      assertEquals(
          exact.blockingShare(offered),
          station.refused().getValue(),
          2e-3 * exact.blockingShare(offered) + 1e-12,
          places + " places");
      double goodput = exact.goodputPerSecond(offered);
      assertEquals(goodput, station.served().getValue(), 1e-3 * goodput);
    }
  }

  /** The idle mean is a histogram's, good to three digits. */
  @ParameterizedTest
  @ValueSource(doubles = {40, 120, 160, 190})
  void meanLatencyIsThatOfTheUnboundedQueue(double offered) {
    double exact = new UnboundedQueue(WORKERS, 50).meanResponseSeconds(offered);
    assertEquals(exact, station(offered, 0, 1e9).meanSeconds().getValue(), 5e-3 * exact);
  }

  /** Source: the response tail of M/M/4, saturation notes, section 6.1. */
  @Test
  void oneInAHundredIsSlowerThanTheTabulatedPercentile() {
    assertEquals(0.01, station(120, 0, 1e9).slower(0.099594), 0.0007);
    assertEquals(0.01, station(160, 0, 1e9).slower(0.137864), 0.0004);
    assertEquals(0.01, station(180, 0, 1e9).slower(0.243863), 0.0003);
  }

  /** In overload the bound of the queue shows: table 6.2, M/M/4/132 at 400/s answers in 655 ms. */
  @Test
  void aFullQueueTakesItsTabulatedTime() {
    assertEquals(0.655, station(400, 0, 128).meanSeconds().getValue(), 0.005);
  }

  @ParameterizedTest
  @ValueSource(doubles = {60, 170, 230})
  void derivativesAreThoseOfSmallDifferences(double offered) {
    double step = 1e-5;
    for (int i = 0; i < 3; i++) {
      int[] order = new int[3];
      order[i] = 1;
      Station here = station(offered, 0, 32);
      double[] up = shifted(i, step);
      double[] down = shifted(i, -step);
      double slope =
          (at(offered, up).meanSeconds().getValue() - at(offered, down).meanSeconds().getValue())
              / (2 * step);
      assertEquals(slope, here.meanSeconds().getPartialDerivative(order), 1e-7);
      double lost =
          (at(offered, up).refused().getValue() - at(offered, down).refused().getValue())
              / (2 * step);
      assertEquals(lost, here.refused().getPartialDerivative(order), 1e-6);
    }
  }

  private static double[] shifted(int index, double by) {
    double[] logarithms = {Math.log(CAPACITY), 0, Math.log(32)};
    logarithms[index] += by;
    return logarithms;
  }

  private static Station station(double offered, double logarithmOfV, double places) {
    return at(offered, new double[] {Math.log(CAPACITY), logarithmOfV, Math.log(places)});
  }

  private static Station at(double offered, double[] logarithms) {
    List<DerivativeStructure> variables =
        IntStream.range(0, 3)
            .mapToObj(i -> new DerivativeStructure(3, 1, i, logarithms[i]))
            .toList();
    return (Station)
        new QueueData(List.of(), EXPONENTIAL, WORKERS, CAPACITY, new QueueData.Patience(1, false))
            .state(QueueModel.GGCK, variables, offered);
  }
}
