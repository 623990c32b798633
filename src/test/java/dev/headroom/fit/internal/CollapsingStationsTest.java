package dev.headroom.fit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.headroom.testing.VirtualRetrograde;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Origins whose goodput falls in overload, against the birth and death process and the integral.
 */
class CollapsingStationsTest {

  private static final double CAPACITY = 200;
  private static final double PLACES = 20;
  private static final double SLOWDOWN = 0.03;
  private static final double PATIENCE = 0.25;

  /** The idle mean is a histogram's, good to three digits. */
  @ParameterizedTest
  @ValueSource(doubles = {40, 120, 150, 199, 200.5, 220, 300})
  void exponentialServiceSlowsAsTheBirthAndDeathProcessDoes(double offered) {
    double exact = new VirtualRetrograde(4, 24, 0.02, SLOWDOWN).goodput(offered);
    assertEquals(exact, slowing(offered, SLOWDOWN).served().getValue(), 2e-3 * exact);
  }

  /** The middle of a block stands for its places: to a percent. */
  @ParameterizedTest
  @ValueSource(doubles = {120, 150, 180, 220, 300})
  void longQueuesAreSummedInBlocks(double offered) {
    double exact = new VirtualRetrograde(4, 304, 0.02, 0.002).goodput(offered);
    double served = state(QueueModel.SLOWING, offered, CAPACITY, 1, 300, 0.002).served().getValue();
    assertEquals(exact, served, 1e-2 * exact);
  }

  @ParameterizedTest
  @ValueSource(doubles = {60, 150, 190, 230})
  void withoutSlowdownItIsTheStation(double offered) {
    SteadyState plain = state(QueueModel.GGCK, offered, CAPACITY, 2, PLACES);
    SteadyState slowing = state(QueueModel.SLOWING, offered, CAPACITY, 2, PLACES, 1e-9);
    assertEquals(plain.served().getValue(), slowing.served().getValue(), 1e-3 * offered);
    assertEquals(plain.meanSeconds().getValue(), slowing.meanSeconds().getValue(), 2e-3);
    assertEquals(plain.slower(0.1), slowing.slower(0.1), 0.02);
  }

  /** Source: numbers of M/M/4, saturation notes, section 6.1: p99 at 180/s is 243.863 ms. */
  @Test
  void whoWaitsLongerThanThePatienceGivesUp() {
    SteadyState state = state(QueueModel.IMPATIENT, 180, CAPACITY, 1, 0.243863);
    assertEquals(0.01, state.lost().getValue(), 0.003);
    assertEquals(180 * (1 - state.lost().getValue()), state.served().getValue(), 1e-9);
  }

  @Test
  void anUnboundedQueueOfImpatientClientsServesNobodyBeyondTheCapacity() {
    SteadyState state = state(QueueModel.IMPATIENT, 220, CAPACITY, 1, PATIENCE);
    assertEquals(0, state.served().getValue(), 1e-9);
    assertEquals(1, state.lost().getValue(), 1e-9);
  }

  /** A full queue of 20 places takes 0.1 s. */
  @Test
  void aShortQueueLetsNobodyGiveUp() {
    SteadyState patient = state(QueueModel.GGCK, 250, CAPACITY, 1, PLACES);
    SteadyState state = state(QueueModel.BOUNDED_IMPATIENT, 250, CAPACITY, 1, PLACES, PATIENCE);
    assertEquals(patient.served().getValue(), state.served().getValue(), 1e-9);
    assertEquals(patient.meanSeconds().getValue(), state.meanSeconds().getValue(), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(doubles = {60, 170, 195})
  void meanOfTheGoodOnesIsThatOfTheirTail(double offered) {
    SteadyState state = state(QueueModel.BOUNDED_IMPATIENT, offered, CAPACITY, 1, 400, PATIENCE);
    double idle = StationTest.EXPONENTIAL.meanSeconds();
    Station station = (Station) state(QueueModel.GGCK, offered, CAPACITY, 1, 400);
    double slack = PATIENCE - idle;
    int steps = 20_000;
    double sum = 0;
    for (int i = 0; i < steps; i++) {
      sum += tail(station, slack * (i + 0.5) / steps) * slack / steps;
    }
    double late = tail(station, slack);
    double mean = idle + (sum - slack * late) / (1 - late);
    assertEquals(mean, state.meanSeconds().getValue(), 1e-6);
  }

  private static double tail(Station station, double seconds) {
    DerivativeStructure at = new DerivativeStructure(3, 1, seconds);
    return station.waitsLonger(at).getValue();
  }

  @ParameterizedTest
  @ValueSource(doubles = {60, 150, 190, 230})
  void derivativesAreThoseOfSmallDifferences(double offered) {
    // Between two whole numbers: at one, the number of blocks changes.
    double[] slowing = {CAPACITY, 1.5, PLACES + 0.4, SLOWDOWN};
    double[] impatient = {CAPACITY, 1.5, 60, PATIENCE};
    derivatives(QueueModel.SLOWING, offered, slowing);
    derivatives(QueueModel.BOUNDED_IMPATIENT, offered, impatient);
  }

  private static void derivatives(QueueModel model, double offered, double[] parameters) {
    double step = 1e-5;
    for (int i = 0; i < parameters.length; i++) {
      int[] order = new int[parameters.length];
      order[i] = 1;
      double[] up = parameters.clone();
      double[] down = parameters.clone();
      up[i] *= Math.exp(step);
      down[i] *= Math.exp(-step);
      SteadyState here = state(model, offered, parameters);
      SteadyState above = state(model, offered, up);
      SteadyState below = state(model, offered, down);
      double served = (above.served().getValue() - below.served().getValue()) / (2 * step);
      double mean = (above.meanSeconds().getValue() - below.meanSeconds().getValue()) / (2 * step);
      assertEquals(served, here.served().getPartialDerivative(order), 1e-3, model + " " + i);
      assertEquals(mean, here.meanSeconds().getPartialDerivative(order), 1e-5, model + " " + i);
    }
  }

  private static SteadyState slowing(double offered, double slowdown) {
    return state(QueueModel.SLOWING, offered, CAPACITY, 1, PLACES, slowdown);
  }

  private static SteadyState state(QueueModel model, double offered, double... parameters) {
    int n = parameters.length;
    List<DerivativeStructure> variables =
        IntStream.range(0, n)
            .mapToObj(i -> new DerivativeStructure(n, 1, i, Math.log(parameters[i])))
            .toList();
    return new QueueData(
            List.of(), StationTest.EXPONENTIAL, 4, CAPACITY, new QueueData.Patience(1, false))
        .state(model, variables, offered);
  }
}
