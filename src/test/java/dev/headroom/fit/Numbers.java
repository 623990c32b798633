package dev.headroom.fit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.quantity.Estimate;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every number of a result, wherever it is, held to what may stand there. */
final class Numbers {

  private Numbers() {}

  /**
   * Estimates are finite and hold their value, or say a lower bound; bands hold theirs, or say
   * nothing at all.
   */
  static void check(@Nullable Object result, String where) {
    if (result instanceof Estimate estimate) {
      check(estimate, where);
    } else if (result instanceof Band band) {
      check(band, where);
    } else if (result instanceof Level level) {
      check(level, where + "." + level.phase());
    } else if (result instanceof Optional<?> optional) {
      check(optional.orElse(null), where);
    } else if (result instanceof Collection<?> many) {
      many.forEach(each -> check(each, where));
    } else if (result instanceof Record parts) {
      parts(parts, where);
    }
  }

  private static void parts(Record result, String where) {
    for (RecordComponent part : result.getClass().getRecordComponents()) {
      try {
        part.getAccessor().setAccessible(true);
        check(part.getAccessor().invoke(result), where + "." + part.getName());
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(where, e);
      }
    }
  }

  private static void check(Estimate estimate, String where) {
    boolean bound = estimate.isBound() && Double.isFinite(estimate.low());
    boolean inside =
        Double.isFinite(estimate.low())
            && estimate.low() <= estimate.value()
            && estimate.value() <= estimate.high()
            && Double.isFinite(estimate.value());
    assertTrue(bound || inside, where + ": " + estimate);
  }

  private static void check(Band band, String where) {
    boolean silent = Double.isNaN(band.value()) && Double.isNaN(band.low() + band.high());
    boolean alone = Double.isFinite(band.value()) && Double.isNaN(band.low() + band.high());
    boolean inside = band.low() <= band.value() && band.value() <= band.high();
    assertTrue(silent || alone || inside, where + ": " + band);
    assertTrue(!Double.isInfinite(band.value()), where + ": " + band);
  }

  private static void check(Level level, String where) {
    double[] numbers = {
      level.offered(),
      level.goodput(),
      level.goodputError(),
      level.gatewayErrors(),
      level.gatewayErrorsError()
    };
    for (double number : numbers) {
      assertTrue(Double.isFinite(number) && number >= 0, where + ": " + level);
    }
    assertTrue(level.objectiveLow().compareTo(level.objective()) <= 0, where + ": " + level);
    assertTrue(level.objective().compareTo(level.objectiveHigh()) <= 0, where + ": " + level);
  }
}
