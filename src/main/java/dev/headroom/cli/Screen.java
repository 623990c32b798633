package dev.headroom.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A terminal with a block of rows at its end that is drawn again in place, and lines above it that
 * stay.
 *
 * <p>A block is written over the one before it, row by row, and what is left of that is cleared
 * after it, so that nothing flickers. Where the window has become narrower meanwhile, the rows of
 * the last block are taken for broken into as many as they need, which is what most terminals do
 * (xterm doesn't).
 *
 * <p>What is above the block is never cleared from the first row of the window on: some terminals
 * move that into what can be scrolled back to.
 *
 * <p>Control sequences: ECMA-48 (CUU, EL, ED); DEC private modes 7 (wrap) and 25 (cursor).
 */
final class Screen {

  private static final String UP = "\u001b[%dA";
  private static final String DOWN = "\u001b[B";
  private static final String CLEAR_WHOLE_ROW = "\u001b[2K";
  private static final String CLEAR_ROW = "\u001b[K";
  private static final String CLEAR_BELOW = "\u001b[J";
  private static final String BEGIN = "\u001b[?25l\u001b[?7l";
  private static final String END = "\u001b[?7h\u001b[?25h";

  private final PrintWriter out;
  private final Supplier<Size> size;
  private Function<Size, List<String>> block = ignored -> List.of();
  private List<String> drawn = List.of();
  private int columns;

  /** How large a window is, in characters. */
  record Size(int columns, int rows) {}

  Screen(PrintWriter out, Supplier<Size> size) {
    this.out = out;
    this.size = size;
  }

  /** Puts a line above the block, where it stays. */
  void above(String line) {
    Size now = size.get();
    print(home(now) + line + CLEAR_ROW + "\n" + draw(now));
  }

  /** Draws the block anew; as many rows as fit. */
  void show(Function<Size, List<String>> latest) {
    block = latest;
    Size now = size.get();
    print(home(now) + draw(now));
  }

  /** Takes the block away. */
  void clear() {
    columns = 0;
    print(home(size.get()));
    block = ignored -> List.of();
    drawn = List.of();
  }

  private void print(String text) {
    out.print(text);
    out.flush();
  }

  /** To the first row of what was drawn, however many rows that takes now. */
  private String home(Size now) {
    int width = Math.max(1, now.columns());
    boolean resized = width != columns;
    columns = width;
    int rows =
        drawn.stream().mapToInt(row -> Math.max(1, (row.length() + width - 1) / width)).sum();
    if (rows == 0) {
      return "\r";
    }
    String home = "\r" + UP.formatted(rows);
    // A row that was broken stays tied to the next one until it is cleared as a whole.
    return resized ? home + (CLEAR_WHOLE_ROW + DOWN).repeat(rows) + UP.formatted(rows) : home;
  }

  /** The last column stays free: a cursor beyond it would wrap. So does the last row, for it. */
  private String draw(Size now) {
    drawn = List.copyOf(block.apply(new Size(now.columns() - 1, now.rows() - 1)));
    StringBuilder text = new StringBuilder(BEGIN);
    drawn.forEach(row -> text.append(row).append(CLEAR_ROW).append('\n'));
    return text.append(drawn.isEmpty() ? "" : CLEAR_BELOW).append(END).toString();
  }
}
