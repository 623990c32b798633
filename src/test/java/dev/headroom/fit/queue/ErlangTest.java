package dev.headroom.fit.queue;

import static dev.headroom.fit.queue.Exact.assertClose;
import static dev.headroom.fit.queue.Exact.assertPrinted;
import static dev.headroom.fit.queue.Exact.decimal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Erlang's formulas against the saturation notes, section 4, and against 50 digits. */
class ErlangTest {

  @ParameterizedTest
  @CsvSource({
    "1, .5, .3333333333, .5",
    "2, 1, .2, .3333333333",
    "4, 2, .0952380952, .1739130435",
    "4, 3, .2061068702, .5094339623",
    "5, 4, .1990668740, .5541125541",
    "10, 8, .1216610643, .4091801508",
    "20, 16, .0644109248, .2560777938",
    "50, 45, .0541044722, .3638644672",
    "100, 90, .0269573805, .2169404809",
    "200, 190, .0279681645, .3652638566"
  })
  void bothFormulasGiveThePrintedAndTheExactValues(
      int servers, double offered, String blocking, String waiting) {
    double lost = Erlang.blocking(servers, offered);
    double waits = Erlang.waiting(servers, offered);
    assertPrinted(blocking, lost, "B");
    assertPrinted(waiting, waits, "C");
    assertClose(ExactQueues.erlangB(servers, decimal(offered)), lost, "B");
    assertClose(ExactQueues.erlangC(servers, decimal(offered)), waits, "C");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1e-6",
    "3, 3e-6",
    "7, 0.01",
    "30, 3",
    "64, 90",
    "1000, 700",
    "1000, 1e7",
    "10000, 9000",
    "10000, 9999.9",
    "10000, 10000",
    "10000, 20000"
  })
  void wholeNumbersOfWorkersGiveTheSumOverTheStates(int servers, double offered) {
    BigDecimal lost = ExactQueues.erlangB(servers, decimal(offered));
    assertClose(Exact.log(lost), Erlang.logBlocking(servers, offered), "ln B");
    assertClose(lost, Erlang.blocking(servers, offered), "B");
    if (offered < servers) {
      BigDecimal waits = ExactQueues.erlangC(servers, decimal(offered));
      assertClose(waits, Erlang.waiting(servers, offered), "C");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.001, 1e-9",
    "0.25, 0.2",
    "0.5, 1.9999",
    "0.5, 2.0001",
    "0.9, 40",
    "1.5, 1.2",
    "3.7, 3.1",
    "3.999999999, 3",
    "4.000000001, 3",
    "12.3, 1.23e-5",
    "99.5, 1990",
    "2500.25, 2450"
  })
  void otherNumbersOfWorkersGiveTheIntegral(double servers, double offered) {
    double inverse = ExactQueues.inverseErlangB(servers, offered).doubleValue();
    assertClose(1 / inverse, Erlang.blocking(servers, offered), "B");
    if (offered < servers) {
      double rho = offered / servers;
      double waits = 1 / (inverse * (1 - rho) + rho);
      assertClose(waits, Erlang.waiting(servers, offered), "C");
    }
  }

  @Test
  void theIntegralOfAWholeNumberIsTheSum() {
    double sum = 1 / ExactQueues.erlangB(20, decimal(16)).doubleValue();
    assertEquals(sum, ExactQueues.inverseErlangB(20, 16).doubleValue(), sum * 1e-14);
  }

  @ParameterizedTest
  @CsvSource({"10000, 0.01", "10000, 5000", "300, 0.0003", "5000.5, 0.005"})
  void theLogarithmReachesWhereTheShareIsTooSmallForADouble(double servers, double offered) {
    BigDecimal inverse =
        servers == Math.rint(servers)
            ? BigDecimal.ONE.divide(
                ExactQueues.erlangB((int) servers, decimal(offered)), Exact.DIGITS)
            : ExactQueues.inverseErlangB(servers, offered);
    int tens = inverse.precision() - inverse.scale();
    double log = Math.log(inverse.movePointLeft(tens).doubleValue()) + tens * Math.log(10);
    assertClose(-log, Erlang.logBlocking(servers, offered), "ln B");
    assertEquals(0, Erlang.blocking(servers, offered));
    assertEquals(0, Erlang.waiting(servers, offered));
  }

  /** What B leaves near 1 keeps its digits too: 1/B − 1 for 0.5 workers is near 0.5/a. */
  @ParameterizedTest
  @CsvSource({"0.5, 1e6", "0.001, 3", "1.5, 1e7", "4, 1e9"})
  void theShareThatIsNotLostKeepsItsDigitsInGreatOverload(double servers, double offered) {
    BigDecimal u = ExactQueues.inverseErlangB(servers, offered).subtract(BigDecimal.ONE);
    assertClose(u, Erlang.excess(servers, offered), "1/B − 1");
  }

  @Test
  void withoutLoadNothingIsLostOrWaits() {
    for (double servers : new double[] {0.3, 1, 2.5, 40}) {
      assertEquals(0, Erlang.blocking(servers, 0));
      assertEquals(0, Erlang.waiting(servers, 0));
    }
  }

  @Test
  void fromFullLoadOnTheShareThatWaitsIsUndefined() {
    assertTrue(Double.isNaN(Erlang.waiting(4, 4)));
    assertTrue(Double.isNaN(Erlang.waiting(2.5, 30)));
  }

  @Test
  void argumentsWithoutMeaningAreRefused() {
    for (double servers : new double[] {0, -1, 1e6 + 1, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> Erlang.blocking(servers, 1));
    }
    for (double offered : new double[] {-1e-9, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> Erlang.logBlocking(2, offered));
    }
  }
}
