package dev.headroom.emit.internal;

import dev.headroom.emit.Basis;
import dev.headroom.emit.EmittedFile;
import dev.headroom.emit.Emitter;

/**
 * What a gateway should log, so that the causes of failures can be told apart: no run changes it.
 */
public final class LogSettings implements Emitter {

  private final String file;

  /**
   * @param file name of the file with the settings, kept beside this class
   */
  public LogSettings(String file) {
    this.file = file;
  }

  /** The settings, to be put into the gateway's configuration. */
  public String text() {
    return Template.text(file);
  }

  @Override
  public EmittedFile emit(Basis basis) {
    return new EmittedFile(Names.dns(basis.plan().name()) + "-" + file, text());
  }
}
