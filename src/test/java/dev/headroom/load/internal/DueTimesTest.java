package dev.headroom.load.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DueTimesTest {

  /** What the class says it holds. */
  private static final int RECENT = 65_536;

  private final DueTimes times = new DueTimes();

  @Test
  void aTimeIsTakenOnce() {
    times.put(7, 1234);
    assertEquals(1234, times.take(7));
    assertEquals(DueTimes.UNKNOWN, times.take(7));
  }

  @Test
  void visitorsMayStartInAnotherOrderThanTheyCame() {
    for (int visitor = 1; visitor <= RECENT; visitor++) {
      times.put(visitor, 10L * visitor);
    }
    for (int visitor = RECENT; visitor >= 1; visitor--) {
      assertEquals(10L * visitor, times.take(visitor));
    }
  }

  @Test
  void aVisitorTooLateFindsNothingRatherThanAnothersTime() {
    times.put(1, 10);
    times.put(1 + RECENT, 20);
    assertEquals(DueTimes.UNKNOWN, times.take(1));
    assertEquals(20, times.take(1 + RECENT));
  }

  @Test
  void aVisitorThatNeverCameHasNone() {
    assertEquals(DueTimes.UNKNOWN, times.take(3));
  }
}
