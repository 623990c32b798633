package dev.headroom.load.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.headroom.load.Phase;
import dev.headroom.load.PhaseKind;
import dev.headroom.plan.LoadShape;
import dev.headroom.quantity.Rate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProtocolTest {

  @ParameterizedTest
  @EnumSource(PhaseKind.class)
  void aPhaseIsReadBackAsItWasWritten(PhaseKind kind) {
    LoadShape shape =
        new LoadShape(
            List.of(
                new LoadShape.Segment(new Rate(1.0 / 3), new Rate(1e6), Duration.ofMillis(1500)),
                new LoadShape.Segment(Rate.ZERO, Rate.ZERO, Duration.ofMillis(1))));
    Phase phase = new Phase("level-07", kind, shape, Duration.ofMillis(2750));
    String[] words = ("phase " + Protocol.write(phase) + " 42").split(" ", -1);
    assertEquals(6, words.length);
    assertEquals(phase, Protocol.readPhase(words, 1));
  }
}
