package dev.headroom.lab.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a gateway's usual configuration differs in the presence of a fault. */
final class Edits {

  private record Edit(Pattern place, String replacement) {}

  private final List<Edit> edits = new ArrayList<>();

  /** Puts something in the place of a regular expression; {@code $1} is its first group. */
  Edits put(String place, String replacement) {
    edits.add(new Edit(Pattern.compile(place), replacement));
    return this;
  }

  /** Adds lines below a text. */
  Edits below(String place, String lines) {
    return put(Pattern.quote(place), Matcher.quoteReplacement(place + "\n" + lines));
  }

  /**
   * The changed configuration.
   *
   * @throws IllegalStateException when a place isn't there
   */
  String apply(String configuration) {
    String changed = configuration;
    for (Edit edit : edits) {
      Matcher matcher = edit.place().matcher(changed);
      if (!matcher.find()) {
        throw new IllegalStateException("no '" + edit.place() + "' in the configuration");
      }
      changed = matcher.replaceAll(edit.replacement());
    }
    return changed;
  }
}
