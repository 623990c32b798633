package dev.headroom.lab;

import dev.headroom.diagnose.Attribution;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The matrix of the manual, fault by fault and gateway by gateway.
 *
 * @param lines of the table, without its head
 */
record Matrix(List<String> lines) {

  static final Path PAGE = Path.of("docs", "causes.md");

  /** Set to {@code write}, the matrix is written instead of compared. */
  static final String PROPERTY = "headroom.matrix";

  private static final String HEAD =
      """
      | fault | gateway | visitors see | cause found | confidence | a line of its log |
      |---|---|---|---|---|---|
      """;

  /** Columns that have to be the same each time; the line has times and ports in it. */
  private static final int FACTS = 5;

  static Matrix of(List<FaultRun> runs) {
    return new Matrix(runs.stream().map(Matrix::line).toList());
  }

  private static String line(FaultRun run) {
    Attribution found = run.example().attribution();
    String mark = Expected.untold(run.fault(), run.gateway()) ? " ¹" : "";
    return "| `%s` | %s | %s | `%s`%s | %s | `%s` |"
        .formatted(
            run.fault().id(),
            run.gateway().id(),
            String.join(", ", run.statuses().keySet()),
            found.cause().id(),
            mark,
            found.confidence().id(),
            found.evidence().line().replace("|", "\\|").replace("`", "'"));
  }

  /** The matrix that a page holds. */
  static Matrix read(String page) {
    int start = page.indexOf(HEAD);
    List<String> lines = new ArrayList<>();
    page.substring(start + HEAD.length())
        .lines()
        .takeWhile(l -> l.startsWith("|"))
        .forEach(lines::add);
    return new Matrix(lines);
  }

  /** The page with this matrix in the place of its own. */
  String in(String page) {
    int start = page.indexOf(HEAD) + HEAD.length();
    String old = read(page).lines().stream().map(l -> l + "\n").collect(Collectors.joining());
    String fresh = lines.stream().map(l -> l + "\n").collect(Collectors.joining());
    return page.substring(0, start) + fresh + page.substring(start + old.length());
  }

  /** All but the lines of logs. */
  List<String> facts() {
    return lines.stream()
        .map(line -> List.of(line.split("(?<!\\\\)\\|", -1)).subList(1, FACTS + 1).toString())
        .toList();
  }
}
