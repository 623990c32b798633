package dev.headroom.diagnose;

/** The part of {@code docs/causes.md} that is written from the program. */
final class CausesPage {

  static final String BEGIN = "<!-- written from the program: causes -->\n";
  static final String END = "<!-- end of what is written from the program: causes -->\n";

  private CausesPage() {}

  static String text() {
    StringBuilder text = new StringBuilder(BEGIN);
    for (Cause cause : Cause.values()) {
      Advice advice = Advice.of(cause);
      text.append("\n### ").append(cause.id()).append("\n\n");
      text.append(advice.what());
      if (cause.resemblesOverload()) {
        text.append(" Overload may look the same.");
      }
      text.append("\n\n```sh\n").append(advice.confirm()).append("\n```\n\n");
      text.append(advice.fix()).append('\n');
    }
    return text.append('\n').append(END).toString();
  }

  /** A page with this part in the place of what it has. */
  static String within(String page) {
    int from = page.indexOf(BEGIN);
    int to = page.indexOf(END);
    if (from < 0 || to < 0) {
      throw new IllegalStateException("docs/causes.md has lost its marks: " + BEGIN + END);
    }
    return page.substring(0, from) + text() + page.substring(to + END.length());
  }
}
