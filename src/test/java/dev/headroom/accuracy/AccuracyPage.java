package dev.headroom.accuracy;

import java.util.List;
import java.util.Locale;

/** {@code docs/accuracy.md}: every experiment over its full number of seeds, as Markdown. */
final class AccuracyPage {

  /** In the order of the page. */
  static final List<Experiment> EXPERIMENTS =
      List.of(
          new Capacity(),
          new Sustainable(),
          new LossRate(),
          new Overload(),
          new Staircase(),
          new Collapse(),
          new Limits(),
          new Unsaturated(),
          new OverInstances());

  private static final String HEAD =
      """
      # Accuracy

      How far off the analysis is, measured on recordings of virtual origins whose truth is known.
      Generated; all of it is reproduced, to the byte, and written again by:

          mvn -Dtest=AccuracyTest -Dheadroom.accuracy=write test

      The normal build repeats every experiment with fewer seeds and fails where a goal is missed by
      more than that explains. A figure stands with its standard error. RMSE is the root mean square
      of the errors, a share of the truth where nothing else is said; coverage is the share of
      intervals at nominal 95 % that hold the truth.

      """;

  private AccuracyPage() {}

  /** The whole page. */
  static String text() {
    StringBuilder page = new StringBuilder(HEAD);
    EXPERIMENTS.forEach(one -> page.append(section(one, one.runs())));
    return page.toString();
  }

  /** One experiment over so many seeds. */
  static String section(Experiment experiment, int runs) {
    StringBuilder section = new StringBuilder(head(experiment));
    section.append(String.format(Locale.ROOT, "%,d seeds.\n\n", runs));
    section.append("| what | target | reached | peers | |\n|---|---|---|---|---|\n");
    experiment.measure(runs).forEach(finding -> section.append(row(finding)));
    return section.append("\n").toString();
  }

  /** What a section says before anything is measured. */
  static String head(Experiment experiment) {
    return "## " + experiment.title() + "\n\n" + experiment.method() + "\n";
  }

  private static String row(Finding finding) {
    return String.join(
            " | ",
            "| " + finding.name(),
            finding.goal().text(),
            finding.reached(),
            finding.peer(),
            finding.verdict())
        + " |\n";
  }

  /**
   * Prints the sections whose titles begin so, while an estimator is worked on.
   *
   * @param arguments the beginning of a title, and how many seeds
   */
  public static void main(String[] arguments) {
    EXPERIMENTS.stream()
        .filter(one -> one.title().startsWith(arguments[0]))
        .forEach(one -> System.out.print(section(one, Integer.parseInt(arguments[1]))));
  }
}
