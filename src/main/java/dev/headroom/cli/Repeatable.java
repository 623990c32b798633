package dev.headroom.cli;

import dev.headroom.quantity.HeadroomException;
import dev.headroom.store.RunFolder;
import java.util.function.Supplier;

/** A stage that works on what is recorded already, and so can be repeated where it fails. */
final class Repeatable {

  private Repeatable() {}

  /**
   * Does it.
   *
   * @param name of the command that repeats it
   * @throws HeadroomException of the same kind, which names that command too
   */
  static <T> T stage(String name, RunFolder folder, Supplier<T> work) {
    try {
      return work.get();
    } catch (HeadroomException e) {
      throw new HeadroomException(
          e.kind(),
          e.getMessage()
              + "; what was recorded is kept, go on with: headroom "
              + name
              + " "
              + folder.path(),
          e);
    }
  }
}
