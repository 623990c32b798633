package dev.headroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.plan.Plan;
import dev.headroom.plan.PlanReader;
import dev.headroom.plan.PlanWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the pages for people to what there is. */
class DocumentationTest {

  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");
  private static final Pattern PLAN = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern KEY =
      Pattern.compile("(?:^|[{,])[ -]*([a-zA-Z]+):", Pattern.MULTILINE);

  /** Code names in backquotes that look like a test. */
  private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]+Test)`");

  @Test
  void everyRelativeLinkLeadsSomewhere() throws IOException {
    for (Path page : pages()) {
      for (MatchResult link : matches(LINK, page)) {
        Path target = page.resolveSibling(link.group(1)).normalize();
        assertTrue(Files.exists(target), page + " links to " + link.group(1));
      }
    }
  }

  @Test
  void everyTestThatAPageNamesExists() throws IOException {
    List<String> names;
    try (Stream<Path> sources = Files.walk(Path.of("src", "test", "java"))) {
      names = sources.map(file -> file.getFileName().toString()).toList();
    }
    for (Path page : pages()) {
      for (MatchResult test : matches(TEST, page)) {
        assertTrue(names.contains(test.group(1) + ".java"), page + " names " + test.group(1));
      }
    }
  }

  /** The written form of a plan has every key but those that exclude another one. */
  @Test
  void thePlanOfTheReadmeIsReadAndHasEveryKey() throws IOException {
    Matcher block = PLAN.matcher(Files.readString(Path.of("README.md")));
    assertTrue(block.find());
    String text = block.group(1);
    Plan plan = PlanReader.parse(text, "README.md");
    Set<String> missing = keys(PlanWriter.write(plan));
    missing.removeAll(keys(text));
    assertEquals(new TreeSet<>(), missing);
  }

  private static Set<String> keys(String yaml) {
    Set<String> keys = new TreeSet<>();
    KEY.matcher(yaml).results().map(key -> key.group(1)).forEach(keys::add);
    return keys;
  }

  private static List<MatchResult> matches(Pattern pattern, Path page) throws IOException {
    return pattern.matcher(Files.readString(page)).results().toList();
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
      Stream<Path> all = Stream.concat(Stream.of(Path.of("README.md")), docs);
      return all.filter(page -> page.toString().endsWith(".md")).sorted().toList();
    }
  }
}
