package dev.headroom.ingest.internal;

import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The text of a small file that a person named; whatever is wrong with it is BAD_DATA. */
public final class WholeText {

  private WholeText() {}

  /**
   * Reads it.
   *
   * @param what it is to a person, such as {@code fleet}
   * @param mostBytes above which it is some other file
   */
  public static String of(Path file, String what, long mostBytes) {
    if (!Files.exists(file)) {
      throw bad("there is no " + what + " at " + file + "; check the path");
    }
    if (!Files.isRegularFile(file)) {
      throw bad(file + " is not a file; name the file of the " + what);
    }
    try {
      if (Files.size(file) > mostBytes) {
        throw bad(
            String.format(
                Locale.ROOT,
                "%s has more than %d MiB; no %s is that long, name another file",
                file,
                mostBytes >> 20,
                what));
      }
      byte[] bytes = Files.readAllBytes(file);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new HeadroomException(Kind.BAD_DATA, file + " is not UTF-8 text; save it as UTF-8", e);
    } catch (IOException e) {
      throw new HeadroomException(
          Kind.BAD_DATA,
          "cannot read " + file + " (" + e.getMessage() + "); check its permissions",
          e);
    }
  }

  private static HeadroomException bad(String message) {
    return new HeadroomException(Kind.BAD_DATA, message);
  }
}
