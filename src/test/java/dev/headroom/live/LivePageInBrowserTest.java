package dev.headroom.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.Outcome;
import dev.headroom.load.PhaseKind;
import dev.headroom.testing.ReportBrowser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page as a real browser shows it while seconds come in. */
class LivePageInBrowserTest {

  private static final int CHARTS = 3;

  @TempDir private Path folder;
  private ReportBrowser browser;
  private LivePage page;
  private Board board;

  @BeforeEach
  void openBoth() {
    browser = new ReportBrowser(folder.resolve("profile"));
    page = LivePage.open(0, Pretended.plan(), "http://127.0.0.1:8080");
    board = new Board(Pretended.plan(), false, page::status);
    board.search("rate between 183 and 211, 95 %");
  }

  @AfterEach
  void closeBoth() {
    browser.close();
    page.close();
  }

  /** A level of five seconds, a pause of one, and so on; errors come with the tenth second. */
  private void seconds(int from, int to) {
    for (int i = from; i < to; i++) {
      String phase = "level-" + i / 6;
      if (i % 6 == 0) {
        board.phase(Pretended.phase(phase, PhaseKind.STEP, 1000 + i, 5));
        page.said(phase + " begins");
      }
      Map<Outcome, Long> outcomes =
          i < 10
              ? Map.of(Outcome.OK, 100L + i)
              : Map.of(Outcome.OK, 100L + i, Outcome.BAD_GATEWAY, 10L, Outcome.TIMEOUT, 2L);
      board.second(Pretended.second(1000 + i, i % 6 == 5 ? "idle" : phase, outcomes));
    }
  }

  private void open() {
    browser.driver().get(page.url().toString());
  }

  private String text(String selector) {
    return browser.driver().findElement(By.cssSelector(selector)).getText();
  }

  private void await(BooleanSupplier condition) {
    new WebDriverWait(browser.driver(), Duration.ofSeconds(60))
        .until(b -> condition.getAsBoolean());
  }

  /** The picture of the first chart. */
  private Object drawn() {
    return browser
        .driver()
        .executeScript("return document.querySelector('#chart-load canvas').toDataURL()");
  }

  @Test
  void drawsWhatWasBeforeItWasOpenedAndMovesWithWhatComes() {
    seconds(0, 20);
    open();
    await(() -> text("#state").contains("good 119/s"));
    await(() -> browser.coloursOfCharts().size() == CHARTS);
    browser.coloursOfCharts().forEach(colours -> assertTrue(colours > 3, "colours " + colours));
    assertTrue(text("#state").contains("rate between 183 and 211, 95 %"), text("#state"));
    assertTrue(text("#log").contains("level-3 begins"), text("#log"));
    Object before = drawn();
    seconds(20, 30);
    await(() -> text("#state").contains("good 129/s"));
    await(() -> !before.equals(drawn()));
    assertTrue(text("#state").contains("bad-gateway 10/s (200 so far)"), text("#state"));
    assertEquals(List.of(), browser.errors());
    List<String> requested = browser.requested();
    assertTrue(requested.size() >= 2, requested.toString());
    assertEquals(
        List.of(),
        requested.stream()
            .filter(u -> !u.startsWith(page.url().toString()) && !u.startsWith("data:"))
            .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void isUsableAt390Pixels(String scheme) {
    browser.width(390);
    Map<String, String> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
    browser
        .driver()
        .executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
    seconds(0, 30);
    open();
    await(() -> browser.coloursOfCharts().size() == CHARTS);
    await(() -> text("#state").contains("good 129/s"));
    assertEquals(390L, browser.pageWidth());
    assertEquals(List.of(), browser.cutOff());
    assertTrue(browser.coloursOfCharts().stream().allMatch(colours -> colours > 3));
    assertEquals(List.of(), browser.errors());
  }

  @Test
  void saysWhereTheReportIsOnceTheRunIsOverAndStaysAsItWas() {
    seconds(0, 12);
    open();
    await(() -> text("#news").equals("The run goes on."));
    page.ended("The run is over. Its report: /there/report.html");
    page.close();
    await(() -> text("#news").contains("/there/report.html"));
    assertEquals(CHARTS, browser.coloursOfCharts().size());
    assertEquals(List.of(), browser.errors());
  }

  @Test
  void aPageOpenedBeforeTheFirstSecondWaitsForIt() {
    open();
    assertTrue(text("#news").contains("Waiting"), text("#news"));
    seconds(0, 1);
    await(() -> text("#news").equals("The run goes on."));
    await(() -> browser.coloursOfCharts().size() == CHARTS);
    seconds(1, 2);
    seconds(2, 8);
    await(() -> text("#state").contains("good 107/s"));
    assertEquals(List.of(), browser.errors());
  }
}
