package dev.headroom.live;

import dev.headroom.live.internal.Events;
import dev.headroom.live.internal.Journal;
import dev.headroom.live.internal.LiveServer;
import dev.headroom.live.internal.LiveView;
import dev.headroom.plan.Plan;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.store.JsonDocument;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;

/**
 * A page on the loopback address that shows a run while it goes on, with all that was before it was
 * opened.
 *
 * <p>Whoever reads it, however slowly, the run never waits.
 */
public final class LivePage implements Watcher, AutoCloseable {

  /** Two hours are drawn well in a browser, and take a few megabytes here. */
  private static final int MOST_SECONDS = 7_200;

  private static final String SECOND = "second";
  private static final String STATE = "state";
  private static final String SAID = "said";
  private static final String END = "end";
  private static final String TEXT = "text";

  private final Journal journal;
  private final LiveServer server;

  private LivePage(Journal journal, LiveServer server) {
    this.journal = journal;
    this.server = server;
  }

  /**
   * Opens one.
   *
   * @param port 0 for any free one
   * @param subject what is loaded, for people
   * @throws HeadroomException when nothing can listen there
   */
  public static LivePage open(int port, Plan plan, String subject) {
    String run = Long.toString(Instant.now().toEpochMilli());
    LiveView view = LiveView.of(plan.name(), subject, plan.objective(), MOST_SECONDS, run);
    Journal journal = new Journal(MOST_SECONDS);
    try {
      LiveServer server = LiveServer.start(port, journal, view);
      return new LivePage(journal, server);
    } catch (IOException e) {
      throw new HeadroomException(
          HeadroomException.Kind.RUN_FAILED,
          "nothing can listen on port " + port + " of 127.0.0.1 (" + e.getMessage() + ")",
          e);
    }
  }

  /** Where it is. */
  public URI url() {
    return server.url();
  }

  @Override
  public void status(Status status) {
    journal.add(SECOND, Events.second(status.row(), status.phase()));
    JsonDocument words = JsonDocument.empty();
    for (Words.Line line : Words.of(status)) {
      words = words.with(line.label(), String.join(Words.SEPARATOR, line.items()));
    }
    journal.replace(STATE, Events.line(words));
  }

  @Override
  public void said(String line) {
    journal.add(SAID, Events.line(JsonDocument.empty().with(TEXT, line)));
  }

  /** The run is over; what is said first stays. */
  public void ended(String sentence) {
    journal.end(END, Events.line(JsonDocument.empty().with(TEXT, sentence)));
  }

  /** Tells its readers that the run is over, and ends. */
  @Override
  public void close() {
    ended("The run ended without a report.");
    server.close();
  }
}
