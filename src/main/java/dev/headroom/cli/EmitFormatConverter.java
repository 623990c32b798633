package dev.headroom.cli;

import dev.headroom.emit.EmitFormat;
import java.util.Arrays;
import java.util.Comparator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the id of a format of {@code emit}; an unknown one is answered with the nearest. */
final class EmitFormatConverter implements ITypeConverter<EmitFormat> {

  @Override
  public EmitFormat convert(String id) {
    return EmitFormat.find(id)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "there is no format '"
                        + id
                        + "'; did you mean "
                        + nearest(id)
                        + "? 'headroom emit --help' lists all"));
  }

  private static String nearest(String id) {
    return Arrays.stream(EmitFormat.values())
        .map(EmitFormat::id)
        .min(Comparator.comparingInt(candidate -> distance(id, candidate)))
        .orElseThrow();
  }

  /**
   * Levenshtein's distance: the fewest letters inserted, deleted or changed that make one of the
   * other (Wagner and Fischer, J. ACM 21, 1974).
   */
  static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j - 1], diagonal));
      }
    }
    return row[to.length()];
  }
}
