package dev.headroom.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.quantity.HeadroomException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every format keeps to. */
class EmitFormatTest {

  private static final Basis BASIS = EmitSamples.awkward();
  private static final Basis AGAIN = EmitSamples.awkward();
  private static final Basis UNSIZED = EmitSamples.unsized();

  @ParameterizedTest
  @EnumSource
  void theSameRunGivesTheSameBytes(EmitFormat format) {
    EmittedFile first = EmitSamples.emit(format, BASIS);
    assertEquals(first, EmitSamples.emit(format, AGAIN));
    assertTrue(first.content().endsWith("\n"));
    assertFalse(first.content().contains("\r"));
  }

  @ParameterizedTest
  @EnumSource
  void everyGapIsFilled(EmitFormat format) {
    EmittedFile file = EmitSamples.emit(format, BASIS);
    assertTrue(file.name().startsWith("shop-launch-"), file.name());
    assertFalse(file.content().contains("{{"), file.content());
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NGINX_LOG", "HAPROXY_LOG", "ENVOY_LOG"})
  void itSaysWhereItComesFrom(EmitFormat format) {
    assertTrue(EmitSamples.emit(format, BASIS).content().contains("Written by Headroom"));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NGINX_LOG", "HAPROXY_LOG", "ENVOY_LOG"})
  void withoutASizingNothingIsEmitted(EmitFormat format) {
    HeadroomException refusal =
        assertThrows(HeadroomException.class, () -> EmitSamples.emit(format, UNSIZED));
    assertEquals(HeadroomException.Kind.INCONCLUSIVE, refusal.kind());
    assertTrue(String.valueOf(refusal.getMessage()).contains("never saturated"));
  }

  @ParameterizedTest
  @EnumSource(names = {"NGINX_LOG", "HAPROXY_LOG", "ENVOY_LOG"})
  void whatAGatewayShouldLogIsTheSameForEveryRunAndIsOnThePageOfCauses(EmitFormat format)
      throws IOException {
    String settings = format.withoutRun().orElseThrow();
    assertEquals(settings, EmitSamples.emit(format, UNSIZED).content());
    assertTrue(Files.readString(Path.of("docs", "causes.md")).contains(settings));
  }

  @Test
  void noTwoFormatsShareAnIdOrAFile() {
    long formats = EmitFormat.values().length;
    assertEquals(
        formats, Arrays.stream(EmitFormat.values()).map(EmitFormat::id).distinct().count());
    assertEquals(
        formats,
        Arrays.stream(EmitFormat.values())
            .map(format -> EmitSamples.emit(format, BASIS).name())
            .distinct()
            .count());
  }
}
