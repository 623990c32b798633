package dev.headroom.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.fit.Fit;
import dev.headroom.fit.Fitter;
import dev.headroom.testing.VirtualOrigin;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An adaptive search of M/M/4, 200/s, whose sustainable rate is known in closed form. */
class AdaptiveSearchTest {

  private static final VirtualOrigin ORIGIN = VirtualOrigin.exponential(4, 132, 0.02);
  private static final double CAPACITY = 200;

  /** p99 within 150 ms; saturation notes, section 6.1. */
  private static final double SUSTAINABLE = 164.4636;

  /** Four standard errors of what is asked for: 5 % at 95 % is one of 2.55 %. */
  private static final double FOUR_ERRORS = 4 * 0.05 / 1.96;

  private static final Searched SEARCHED = Searched.in(ORIGIN, Searched.adaptive(1000, 900), 1);

  @Test
  void itEndsWhenBothRatesAreAsPreciseAsAsked() {
    assertEquals(End.PRECISE, SEARCHED.found().end());
    assertTrue(SEARCHED.probe().now() < 900, "it took " + SEARCHED.probe().now() + " s");
    Known known = SEARCHED.found().known();
    for (var rate : List.of(known.saturation(), known.sustainable())) {
      assertTrue((rate.high() - rate.low()) / 2 <= 0.05 * rate.value(), rate.toString());
    }
  }

  @Test
  void bothRatesAreTheTrueOnesAsFarAsThatManySecondsTell() {
    Known known = SEARCHED.found().known();
    assertEquals(1, known.saturation().value() / CAPACITY, FOUR_ERRORS);
    assertEquals(1, known.sustainable().value() / SUSTAINABLE, FOUR_ERRORS);
  }

  @Test
  void whatItSaysIsWhatTheFitOfItsRecordingSays() {
    Fit fit =
        Fitter.withDefaults()
            .withResamples(40)
            .fit(SEARCHED.probe().recording(), Searched.OBJECTIVE);
    assertEquals(fit.saturation().rate(), SEARCHED.found().known().saturation());
    assertEquals(fit.sustainable().rate(), SEARCHED.found().known().sustainable());
  }

  @Test
  void ratesAreDoubledUntilTheyAreLostAndThenCountedInASmallerOverload() {
    var rates = SEARCHED.levels().stream().map(Entry::rate).toList();
    assertEquals(List.of(20.0, 40.0, 80.0, 160.0, 320.0), rates.subList(0, 5));
    assertTrue(rates.get(5) > CAPACITY && rates.get(5) < 320, rates.toString());
  }

  @Test
  void stepsFarFromTheKneeEndEarlyAndThoseNearItGetMoreTime() {
    long far =
        SEARCHED.levels().subList(0, 3).stream().mapToLong(Entry::seconds).max().orElseThrow();
    long near =
        SEARCHED.levels().stream()
            .filter(e -> Math.abs(e.rate() / SUSTAINABLE - 1) < 0.02)
            .mapToLong(Entry::seconds)
            .max()
            .orElseThrow();
    assertTrue(SEARCHED.levels().subList(0, 3).stream().allMatch(Entry::early));
    assertTrue(near >= 5 * far, far + " s far from it, " + near + " s near it");
  }

  @Test
  void eachOverloadIsFollowedByADrainThatEndsWhenTheOriginIsBack() {
    for (int i = 0; i < SEARCHED.log().size() - 1; i++) {
      Entry entry = SEARCHED.log().get(i);
      boolean lost = entry.phase().startsWith("level") && entry.rate() > 1.05 * CAPACITY;
      boolean drained = SEARCHED.log().get(i + 1).phase().startsWith("drain");
      assertTrue(!lost || drained, entry.phase() + " was followed by another level");
    }
  }

  @Test
  void everyStepSaysWhyItWasChosenAndWhatIsKnownAfterIt() {
    assertTrue(SEARCHED.log().stream().noneMatch(entry -> entry.why().isBlank()));
    Entry last = SEARCHED.levels().get(SEARCHED.levels().size() - 1);
    String said = last.known().text().orElseThrow();
    assertTrue(
        said.matches(
            "sustainable between \\d+ and \\d+/s, saturation between \\d+ and \\d+/s \\(95 %\\)"),
        said);
  }

  @Test
  void theSameSeedGivesTheSameSearch() {
    Searched again = Searched.in(ORIGIN, Searched.adaptive(1000, 900), 1);
    assertEquals(SEARCHED.log(), again.log());
  }
}
