package dev.headroom.cli;

import dev.headroom.live.Status;
import dev.headroom.live.Watcher;
import dev.headroom.live.Words;
import java.io.PrintWriter;
import java.util.Optional;

/**
 * What a command says while it works, on standard error: a line for each step. On a terminal a
 * block below them is redrawn each second; elsewhere a line says the same where a phase is long.
 */
final class Talk {

  /** Long enough that a log stays short, and short enough to see that it goes on. */
  private static final int SECONDS_A_LINE = 30;

  private final PrintWriter out;
  private final Optional<Screen> screen;
  private final Watcher page;
  private int quietSeconds;

  /**
   * @param screen where {@code out} is a terminal
   * @param page another one to tell
   */
  Talk(PrintWriter out, Optional<Screen> screen, Watcher page) {
    this.out = out;
    this.screen = screen;
    this.page = page;
  }

  /** A line that stays. */
  synchronized void say(String line) {
    page.said(line);
    line(line);
  }

  /** What the last second was like. */
  synchronized void status(Status status) {
    page.status(status);
    screen.ifPresentOrElse(
        s -> s.show(size -> StatusBlock.lay(Words.of(status), size.columns(), size.rows())),
        () -> seldom(status));
  }

  private void seldom(Status status) {
    if (++quietSeconds >= SECONDS_A_LINE && status.phase().isPresent()) {
      line("  " + Words.brief(status));
    }
  }

  private void line(String line) {
    quietSeconds = 0;
    screen.ifPresentOrElse(s -> s.above(line), () -> out.println(line));
    out.flush();
  }

  /** Takes away what is redrawn. */
  synchronized void done() {
    screen.ifPresent(Screen::clear);
  }
}
