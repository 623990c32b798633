package dev.headroom.live;

/** Someone who watches a run; never blocks and never throws. */
public interface Watcher {

  /** Nobody. */
  Watcher NOBODY =
      new Watcher() {
        @Override
        public void status(Status status) {}

        @Override
        public void said(String line) {}
      };

  /** A second is over. */
  void status(Status status);

  /** A line for people: what the command does, or how a phase went. */
  void said(String line);
}
