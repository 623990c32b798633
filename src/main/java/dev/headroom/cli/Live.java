package dev.headroom.cli;

import dev.headroom.live.LivePage;
import dev.headroom.live.Watcher;
import java.nio.file.Path;
import java.util.Optional;

/** What a command says while it runs, on its terminal and on a page where one was asked for. */
final class Live implements AutoCloseable {

  private final Talk talk;
  private final Optional<LivePage> page;

  private Live(Talk talk, Optional<LivePage> page) {
    this.talk = talk;
    this.page = page;
  }

  /** No page. */
  static Live none(Output output) {
    return new Live(output.talk(Watcher.NOBODY), Optional.empty());
  }

  /** A page that is open. */
  static Live on(LivePage page, Output output) {
    Talk talk = output.talk(page);
    talk.say("live page: " + page.url());
    return new Live(talk, Optional.of(page));
  }

  Talk talk() {
    return talk;
  }

  /** The run is over, and this is its report. */
  void ended(Path report) {
    page.ifPresent(p -> p.ended("The run is over. Its report: " + report.toAbsolutePath()));
  }

  /** Ends the page, with what its readers see last. */
  @Override
  public void close() {
    page.ifPresent(LivePage::close);
  }
}
