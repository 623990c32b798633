package dev.headroom.emit;

/** Writes a recommendation as the configuration of one system. */
public interface Emitter {

  /**
   * The file.
   *
   * @throws dev.headroom.quantity.HeadroomException INCONCLUSIVE when the recommendation has no
   *     sizing, or what the system has to be told wasn't found out
   */
  EmittedFile emit(Basis basis);
}
