package dev.headroom.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.testing.ReportBrowser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page as a real browser shows it, opened from a file. */
class ReportInBrowserTest {

  /** Load, errors, latency, goodput, knee, three trials, the gateway's account. */
  private static final int CHARTS = 9;

  @TempDir private Path folder;
  private ReportBrowser browser;

  @BeforeEach
  void openBrowser() {
    browser = new ReportBrowser(folder.resolve("profile"));
  }

  @AfterEach
  void closeBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  private void open(ReportData data) throws IOException {
    Path page = folder.resolve("report.html");
    Files.writeString(page, new Reporter().render(data, ReportFormat.HTML));
    browser.open(page);
  }

  @Test
  void drawsEveryChartWithoutAScriptErrorOrANetworkRequest() throws IOException {
    open(Samples.whole());
    assertEquals(List.of(), browser.errors());
    List<Long> colours = browser.coloursOfCharts();
    assertEquals(CHARTS, colours.size());
    colours.forEach(count -> assertTrue(count > 3, "colours by chart: " + colours));
    List<String> requested = browser.requested();
    assertTrue(requested.stream().anyMatch(url -> url.startsWith("file:")), "log: " + requested);
    assertEquals(
        List.of(),
        requested.stream().filter(u -> !u.startsWith("file:") && !u.startsWith("data:")).toList());
  }

  @Test
  void isUsableAt390Pixels() throws IOException {
    browser.width(390);
    open(Samples.whole());
    assertEquals(390L, browser.driver().executeScript("return innerWidth"));
    assertEquals(390L, browser.pageWidth());
    assertEquals(List.of(), browser.cutOff());
    assertTrue(browser.coloursOfCharts().stream().allMatch(count -> count > 3));
  }

  @Test
  void chartsFollowTheWidthOfTheWindow() throws IOException {
    open(Samples.whole());
    browser.width(390);
    new WebDriverWait(browser.driver(), Duration.ofSeconds(20))
        .until(
            b ->
                Boolean.TRUE.equals(
                    browser
                        .driver()
                        .executeScript(
                            "return Array.from(document.querySelectorAll('.u-wrap')).every(function (w)"
                                + " { return w.getBoundingClientRect().right <= innerWidth; })")));
    assertEquals(390L, browser.pageWidth());
  }

  @Test
  void turnsDarkWithTheSystem() throws IOException {
    open(Samples.whole());
    String canvas = "return document.querySelector('#chart-load canvas').toDataURL()";
    Object light = browser.driver().executeScript(canvas);
    browser
        .driver()
        .executeCdpCommand(
            "Emulation.setEmulatedMedia",
            Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
    new WebDriverWait(browser.driver(), Duration.ofSeconds(20))
        .until(b -> !light.equals(browser.driver().executeScript(canvas)));
    assertEquals(
        "rgb(16, 22, 28)",
        browser.driver().executeScript("return getComputedStyle(document.body).backgroundColor"));
    assertTrue(browser.coloursOfCharts().stream().allMatch(count -> count > 3));
    assertEquals(List.of(), browser.errors());
  }

  @Test
  void aRunWithoutASecondStillMakesAPage() throws IOException {
    open(ReporterTest.begun(0));
    assertEquals(List.of(), browser.errors());
    assertEquals(0, browser.coloursOfCharts().size());
    assertTrue(
        String.valueOf(browser.driver().getPageSource())
            .contains("Nothing was recorded to draw here."));
  }

  @Test
  void aRunOfOneSecondIsDrawn() throws IOException {
    open(ReporterTest.begun(1));
    assertEquals(List.of(), browser.errors());
    assertTrue(browser.coloursOfCharts().stream().allMatch(count -> count > 3));
  }
}
