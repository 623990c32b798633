package dev.headroom.fit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Which overloaded levels the capacity is counted in. */
class PlateauTest {

  private static final double LEVEL = 0.95;
  private static final int SECONDS = 10;

  /**
   * The F test at 1 % on three levels of normal counts: of 1,000 sets it parts some 10, and five
   * standard deviations more are 26.
   */
  @Test
  void levelsOfOneCapacityAreSeldomParted() {
    SplittableRandom random = new SplittableRandom(1);
    int parted = 0;
    for (int i = 0; i < 1000; i++) {
      List<Window> levels =
          List.of(level(220, 200, random), level(250, 200, random), level(300, 200, random));
      parted += plateau(levels).agreeing().size() < levels.size() ? 1 : 0;
    }
    assertTrue(parted <= 26, parted + " of 1,000");
  }

  /** 30/s are more than six standard errors of the mean of ten seconds, √(200/10) = 4.5/s. */
  @Test
  void aLevelThatWasOnlyPartlySaturatedIsNotCounted() {
    SplittableRandom random = new SplittableRandom(2);
    List<Window> levels =
        List.of(level(210, 170, random), level(250, 200, random), level(300, 200, random));
    Plateau plateau = plateau(levels);
    assertEquals(levels.subList(1, 3), plateau.agreeing());
    assertTrue(plateau.rising() && !plateau.collapsing());
  }

  @Test
  void aLevelPastTheCollapseIsNotCounted() {
    SplittableRandom random = new SplittableRandom(3);
    List<Window> levels =
        List.of(level(210, 200, random), level(250, 200, random), level(300, 150, random));
    Plateau plateau = plateau(levels);
    assertEquals(levels.subList(0, 2), plateau.agreeing());
    assertTrue(plateau.collapsing() && !plateau.rising());
  }

  private static Plateau plateau(List<Window> overloaded) {
    Deficit deficit = new Deficit(0, 1, List.of(), overloaded, List.of());
    return Plateau.of(deficit, Collapse.of(deficit), LEVEL);
  }

  /** Completions with the variance of a Poisson count. */
  private static Window level(double offered, double mean, SplittableRandom random) {
    List<Counts> seconds = new ArrayList<>();
    for (int i = 0; i < SECONDS; i++) {
      double good = mean + Math.sqrt(mean) * random.nextGaussian();
      seconds.add(new Counts(offered, good, offered, good, 0, offered - good, 0, 0, 0));
    }
    return new Window("level at " + offered, seconds);
  }
}
