package dev.headroom.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * What is overload in a log of known making: an origin that takes 200 requests a second and closes
 * the connections of the rest, under 30 s of each rate, with and without a fault that looks alike.
 */
class OverloadToldFromFaultsTest {

  private static final int CAPACITY = 200;
  private static final int[] RATES = {20, 100, 160, 260, 60, 300, 230, 340, 20};
  private static final int HOLD = 30;

  private static final Attribution TERMINATED =
      new Attribution(
          Cause.CONNECTION_TERMINATED, Confidence.CERTAIN, new Evidence("closed", "test", ""));

  private final Random random = new Random(42);
  private long overloaded;
  private long faulty;

  /** The share of a second's requests that the fault hits. */
  private Diagnosis diagnose(IntToDoubleFunction faultAt, boolean overload) {
    Diagnoser diagnoser = Diagnoser.ofLogs();
    for (int second = 0; second < RATES.length * HOLD; second++) {
      int rate = RATES[second / HOLD];
      double turnedAway = overload ? Math.max(0, 1 - (double) CAPACITY / rate) : 0;
      for (int i = 0; i < rate; i++) {
        boolean fault = random.nextDouble() < faultAt.applyAsDouble(second);
        boolean full = !fault && random.nextDouble() < turnedAway;
        faulty += fault ? 1 : 0;
        overloaded += full ? 1 : 0;
        if (fault || full) {
          diagnoser.failed(new LoggedRequest(second * 1000L, 502, Optional.empty(), TERMINATED));
        } else {
          diagnoser.good(second);
        }
      }
    }
    Diagnosis diagnosis = diagnoser.diagnosis(List.of());
    assertEquals(faulty + overloaded, diagnosis.failed());
    return diagnosis;
  }

  @Test
  void whatRisesWithTheLoadAndVanishesBelowTheKneeIsOverload() {
    Diagnosis diagnosis = diagnose(second -> 0, true);
    assertEquals(diagnosis.failed(), diagnosis.count(Cause.OVERLOAD));
    assertEquals(Confidence.PROBABLE, diagnosis.shares().get(0).confidence());
  }

  @Test
  void whatIsThereAtAnyRateIsNone() {
    Diagnosis diagnosis = diagnose(second -> 0.05, false);
    assertEquals(0, diagnosis.count(Cause.OVERLOAD));
    assertEquals(Answering.STEADY, diagnosis.shares().get(0).answering());
  }

  @Test
  void whatComesAtATimeIsNone() {
    Diagnosis diagnosis = diagnose(second -> second > 130 && second < 170 ? 0.3 : 0, false);
    assertEquals(0, diagnosis.count(Cause.OVERLOAD));
    assertEquals(Answering.STEPS, diagnosis.shares().get(0).answering());
  }

  /** The target: within two percentage points of all failures. */
  @Test
  void aMixtureIsSplitWithinTwoPoints() {
    Diagnosis diagnosis = diagnose(second -> 0.05, true);
    double truth = (double) overloaded / (faulty + overloaded);
    double found = (double) diagnosis.count(Cause.OVERLOAD) / diagnosis.failed();
    assertEquals(truth, found, 0.02);
  }

  @Test
  void aHandfulOfFailuresTellsNothing() {
    Diagnosis diagnosis = diagnose(second -> 0.0001, false);
    assertTrue(diagnosis.failed() > 0 && diagnosis.failed() < 10, diagnosis.toString());
    assertEquals(0, diagnosis.count(Cause.OVERLOAD));
    assertEquals(Answering.UNKNOWN, diagnosis.shares().get(0).answering());
  }
}
