package dev.headroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.live.Words;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A block that is redrawn in place, as a terminal shows it. */
class ScreenTest {

  private final StringWriter sent = new StringWriter();
  private VirtualTerminal terminal = new VirtualTerminal(80, 24);
  private final Screen screen =
      new Screen(new PrintWriter(sent), () -> new Screen.Size(terminal.columns(), terminal.rows()));

  private static final List<Words.Line> WIDE =
      List.of(
          new Words.Line("rate", List.of("offered 180/s", "good 178/s", "asked for 180/s")),
          new Words.Line(
              "errors", List.of("bad-gateway 12/s (340 so far)", "reset 1/s (3 so far)")),
          new Words.Line("search", List.of("rate between 183 and 211, 95 %")));

  private static final List<Words.Line> BRIEF =
      List.of(new Words.Line("rate", List.of("offered 9/s")));

  private void show(List<Words.Line> lines) {
    screen.show(size -> StatusBlock.lay(lines, size.columns(), size.rows()));
    arrive();
  }

  private void arrive() {
    terminal.write(sent.toString());
    sent.getBuffer().setLength(0);
  }

  private void say(String line) {
    screen.above(line);
    arrive();
  }

  @Test
  void aShorterBlockLeavesNothingOfALongerOne() {
    say("first");
    show(WIDE);
    show(BRIEF);
    assertEquals(List.of("first", "  rate      offered 9/s"), terminal.shown());
  }

  @Test
  void linesStayAboveTheBlockInTheirOrder() {
    show(BRIEF);
    say("first");
    show(WIDE);
    say("second");
    show(BRIEF);
    assertEquals(List.of("first", "second", "  rate      offered 9/s"), terminal.shown());
  }

  @Test
  void nothingIsLeftOfABlockThatIsTakenAway() {
    say("first");
    show(WIDE);
    screen.clear();
    say("the report");
    assertEquals(List.of("first", "the report"), terminal.shown());
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 40, 25, 12})
  void noRowIsWiderThanTheWindowAndNoItemIsLostWhereThereIsRoom(int columns) {
    terminal = new VirtualTerminal(columns, 40);
    show(WIDE);
    terminal.shown().forEach(row -> assertTrue(row.length() < columns, row));
    if (columns >= 25) {
      String words = String.join(" ", terminal.shown()).replaceAll(" +", " ");
      for (Words.Line line : WIDE) {
        line.items().forEach(item -> assertTrue(words.contains(item), words));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 40, 30})
  void aWindowThatBecomesNarrowerAndWiderAgainKeepsNoLeftovers(int columns) {
    say("first");
    show(WIDE);
    terminal.resize(columns);
    show(WIDE);
    assertEquals(1, terminal.shown().stream().filter(row -> row.contains("offered")).count());
    say("second");
    terminal.resize(100);
    show(BRIEF);
    assertEquals(List.of("first", "second", "  rate      offered 9/s"), terminal.shown());
  }

  @Test
  void aBlockIsNoHigherThanItsWindow() {
    terminal = new VirtualTerminal(80, 3);
    show(WIDE);
    show(WIDE);
    assertEquals(2, terminal.shown().size());
  }

  /** One write each second, and nothing is cleared before it is written over: no flicker. */
  @Test
  void aRedrawClearsOnlyBehindWhatItHasWritten() {
    show(WIDE);
    screen.show(size -> StatusBlock.lay(WIDE, size.columns(), size.rows()));
    String redraw = sent.toString();
    assertFalse(redraw.contains("\u001b[2K"), redraw);
    assertTrue(redraw.indexOf("offered") < redraw.indexOf("\u001b[K"), redraw);
    assertTrue(redraw.lastIndexOf("211") < redraw.indexOf("\u001b[J"), redraw);
  }

  @Test
  void controlCharactersFromOutsideReachNoTerminal() {
    show(List.of(new Words.Line("phase", List.of("a\u001b[2Jb"))));
    assertEquals(List.of("  phase     a?[2Jb"), terminal.shown());
  }
}
