package dev.headroom.store;

import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A text file of a run folder, UTF-8, that is there whole or not at all. */
public final class TextFile {

  private TextFile() {}

  /**
   * Writes it beside its place and moves it there in one step; folders are made as needed.
   *
   * @throws HeadroomException RUN_FAILED when it can't be written
   */
  public static void write(Path file, String text) {
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(part, text);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      removeQuietly(part, e);
      throw new HeadroomException(
          Kind.RUN_FAILED,
          "cannot write " + file + " (" + e + "); check free space and permissions",
          e);
    }
  }

  private static void removeQuietly(Path part, IOException reason) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  /**
   * Reads it.
   *
   * @throws HeadroomException BAD_DATA when it is missing, unreadable or not UTF-8
   */
  public static String read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new HeadroomException(
          Kind.BAD_DATA, "there is no " + file + "; run the stage that writes it first");
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new HeadroomException(
          Kind.BAD_DATA, file + " is not UTF-8 text; run the stage that writes it again", e);
    } catch (IOException e) {
      throw new HeadroomException(
          Kind.BAD_DATA, "cannot read " + file + " (" + e + "); check its permissions", e);
    }
  }
}
