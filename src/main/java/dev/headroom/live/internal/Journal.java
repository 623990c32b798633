package dev.headroom.live.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell readers, kept for those who come late; the one that writes it never waits.
 *
 * <p>A reader asks for all after what it has. Where it is so slow that this is no longer kept, it
 * gets what is. So memory doesn't grow with the length of a run, nor with its readers.
 */
public final class Journal {

  /**
   * One thing to tell.
   *
   * @param number counts up from 1
   * @param event what kind it is
   * @param data a line of text
   */
  public record Entry(long number, String event, String data) {}

  private final int most;
  private final Deque<Entry> kept = new ArrayDeque<>();
  private @Nullable Entry latest;
  private @Nullable Entry last;
  private long count;
  private int readers;

  /**
   * @param most how many entries are kept, besides the latest state and the last word
   */
  public Journal(int most) {
    this.most = most;
  }

  /** Something that stays true. */
  public synchronized void add(String event, String data) {
    kept.add(new Entry(++count, event, data));
    if (kept.size() > most) {
      kept.remove();
    }
    notifyAll();
  }

  /** Something that replaces what was said of the same before. */
  public synchronized void replace(String event, String data) {
    latest = new Entry(++count, event, data);
    notifyAll();
  }

  /** The last word; the first one stays. */
  public synchronized void end(String event, String data) {
    if (last == null) {
      last = new Entry(++count, event, data);
      notifyAll();
    }
  }

  /** Whether this is the last word. */
  public synchronized boolean ends(Entry entry) {
    return entry.equals(last);
  }

  /**
   * All after an entry, in order; waits for one where there is none yet.
   *
   * @param number of the last entry that is known
   * @return empty when nothing has come in that time
   */
  public synchronized List<Entry> after(long number, long patienceMillis)
      throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
    for (long left = patienceMillis; count <= number && left > 0; left = millisTo(deadline)) {
      wait(left);
    }
    List<Entry> found = new ArrayList<>();
    kept.stream().filter(entry -> entry.number() > number).forEach(found::add);
    for (Entry single : new Entry[] {latest, last}) {
      if (single != null && single.number() > number) {
        found.add(single);
      }
    }
    found.sort((a, b) -> Long.compare(a.number(), b.number()));
    return found;
  }

  private static long millisTo(long nanoTime) {
    return TimeUnit.NANOSECONDS.toMillis(nanoTime - System.nanoTime());
  }

  /**
   * One more reader, unless there are so many already.
   *
   * @return whether it was let in; then it {@link #leave leaves}
   */
  synchronized boolean enter(int mostReaders) {
    if (readers >= mostReaders) {
      return false;
    }
    readers++;
    return true;
  }

  synchronized void leave() {
    readers--;
    notifyAll();
  }

  /** Returns when all readers have left, or after this long. */
  public synchronized void awaitReaders(long patienceMillis) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
    try {
      for (long left = patienceMillis; readers > 0 && left > 0; left = millisTo(deadline)) {
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
