package dev.headroom.plan.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Text as it appears in error messages. */
public final class Text {

  /** Enough to recognise a value by in a line of a terminal. */
  private static final int LONGEST = 60;

  private static final int LONGEST_MESSAGE = 400;

  private Text() {}

  /** What the user wrote, cut short and without control characters. */
  public static String shown(String value) {
    return cut(value, LONGEST);
  }

  /** A message that quotes what the user wrote, on one line and not endless. */
  public static String message(String message) {
    return cut(message, LONGEST_MESSAGE);
  }

  private static String cut(String text, int longest) {
    String begin = text.length() <= longest ? text : text.substring(0, longest) + "…";
    return begin.replaceAll("\\p{Cntrl}", "?");
  }

  /** The known word that takes the fewest single-letter edits to reach, ignoring case. */
  public static String nearest(String word, Collection<String> known) {
    String lower = word.toLowerCase(Locale.ROOT);
    return known.stream()
        .min(
            Comparator.comparingInt((String k) -> distance(lower, k.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }

  /** Levenshtein's distance: insertions, deletions and substitutions, two rows at a time. */
  private static int distance(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j < above.length; j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[above.length];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(row[j - 1], above[j]) + 1);
      }
      above = row;
    }
    return above[b.length()];
  }
}
