package dev.headroom.lab.internal;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** That a part of a lab has ended unasked: told once, to whoever asks before or after. */
public final class Loss {

  private @Nullable String what;
  private @Nullable Consumer<String> listener;

  /** It has happened; only the first time counts, since one part takes others with it. */
  public synchronized void happened(String lost) {
    if (what == null) {
      what = lost;
      tell();
    }
  }

  /** Who is to be told. */
  public synchronized void listener(Consumer<String> told) {
    listener = told;
    tell();
  }

  private void tell() {
    if (what != null && listener != null) {
      listener.accept(what);
      listener = null;
    }
  }
}
