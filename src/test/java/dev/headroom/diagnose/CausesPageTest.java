package dev.headroom.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds {@code docs/causes.md} to what the program advises. */
class CausesPageTest {

  private static final Path PAGE = Path.of("docs", "causes.md");

  @Test
  void thePageIsWhatTheProgramAdvises() throws IOException {
    if ("write".equals(System.getProperty("headroom.causes"))) {
      Files.writeString(PAGE, CausesPage.within(Files.readString(PAGE)));
    }
    String page = Files.readString(PAGE);
    assertEquals(CausesPage.within(page), page, "write it again as it says at its head");
  }

  @ParameterizedTest
  @EnumSource
  void eachCauseHasAdviceInFull(Cause cause) {
    Advice advice = Advice.of(cause);
    for (String text : new String[] {advice.what(), advice.confirm(), advice.fix()}) {
      assertFalse(text.isBlank());
    }
  }
}
