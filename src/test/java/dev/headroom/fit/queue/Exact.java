package dev.headroom.fit.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.Predicate;

/** Arithmetic with 50 digits, for the textbook's formulas as the textbook prints them. */
final class Exact {

  static final MathContext DIGITS = new MathContext(50);

  /** What every closed form is held to. */
  static final double RELATIVE = 1e-9;

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private Exact() {}

  static BigDecimal decimal(double value) {
    return new BigDecimal(value);
  }

  static BigDecimal times(BigDecimal a, BigDecimal b) {
    return a.multiply(b, DIGITS);
  }

  static BigDecimal over(BigDecimal a, BigDecimal b) {
    return a.divide(b, DIGITS);
  }

  /** e^x by its series, of an argument halved until it is small. */
  static BigDecimal exp(BigDecimal x) {
    int halvings = Math.max(0, x.precision() - x.scale()) * 10 / 3 + 8;
    BigDecimal small = x.divide(TWO.pow(halvings), new MathContext(70));
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = BigDecimal.ONE;
    for (int n = 1; n < 25; n++) {
      term = term.multiply(small).divide(BigDecimal.valueOf(n), new MathContext(70));
      sum = sum.add(term);
    }
    for (int i = 0; i < halvings; i++) {
      sum = sum.multiply(sum, new MathContext(70));
    }
    return sum.round(DIGITS);
  }

  /** ln x by Halley's steps, each of which triples the digits of the double it begins with. */
  static BigDecimal log(BigDecimal x) {
    BigDecimal y = decimal(Math.log(x.doubleValue()));
    for (int i = 0; i < 2; i++) {
      BigDecimal e = exp(y);
      y = y.add(TWO.multiply(over(x.subtract(e), x.add(e))), DIGITS);
    }
    return y;
  }

  /** Where a condition that holds up to a point and not beyond ends, by halving. */
  static double last(double low, double high, Predicate<BigDecimal> holds) {
    BigDecimal from = decimal(low);
    BigDecimal to = decimal(high);
    for (int i = 0; i < 60; i++) {
      BigDecimal middle = from.add(to).divide(TWO, DIGITS);
      if (holds.test(middle)) {
        from = middle;
      } else {
        to = middle;
      }
    }
    return from.doubleValue();
  }

  static void assertClose(BigDecimal expected, double actual, String what) {
    assertClose(expected.doubleValue(), actual, what);
  }

  static void assertClose(double expected, double actual, String what) {
    assertEquals(expected, actual, Math.abs(expected) * RELATIVE, what);
  }

  /** The value, rounded, is the one printed. */
  static void assertPrinted(String printed, double actual, String what) {
    BigDecimal expected = new BigDecimal(printed);
    double half = 0.5 * Math.pow(10, -expected.scale());
    assertEquals(expected.doubleValue(), actual, half * (1 + 1e-6), what + " is " + printed);
  }
}
