package dev.headroom.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page as a real browser shows it, opened from a file. */
class ReportInBrowserTest {

  /** Load, errors, latency, goodput, knee, loss, three trials, the gateway's account. */
  private static final int CHARTS = 10;

  /** How many pixels of each of the three rates' colours the goodput chart shows. */
  private static final String FLAGS =
      """
      var canvas = document.querySelector('#chart-goodput canvas');
      var d = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
      return ['offered', 'good', 'gateway'].map(function (name) {
        var hex = getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
        var rgb = [1, 3, 5].map(function (i) { return parseInt(hex.substr(i, 2), 16); });
        var count = 0;
        for (var i = 0; i < d.length; i += 4) {
          if (d[i] === rgb[0] && d[i + 1] === rgb[1] && d[i + 2] === rgb[2]) { count++; }
        }
        return count;
      });
      """;

  /** How far right in the goodput chart the first level lies that was left out, CSS pixels. */
  private static final String LEFT_OUT =
      """
      var data = JSON.parse(document.getElementById('headroom-data').textContent);
      var plot = document.querySelector('#chart-goodput .u-over').clientWidth;
      var out = data.fit.levels.filter(function (l) { return l.excluded; })[0].offered;
      return out / (1.04 * Math.max.apply(null, data.curve.offered)) * plot;
      """;

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

  @ParameterizedTest
  @ValueSource(ints = {390, 1280})
  void eachOfTheThreeRatesHasItsOwnFlag(int width) throws IOException {
    browser.width(width);
    open(Samples.whole());
    List<?> pixels = (List<?>) browser.driver().executeScript(FLAGS);
    pixels.forEach(count -> assertTrue(((Number) count).longValue() > 100, "pixels: " + pixels));
  }

  @Test
  void pointingAtALevelThatWasLeftOutGivesTheReason() throws IOException {
    open(Samples.whole());
    WebElement plot = browser.driver().findElement(By.cssSelector("#chart-goodput .u-over"));
    browser.driver().executeScript("arguments[0].scrollIntoView({block: 'center'})", plot);
    Number x = (Number) browser.driver().executeScript(LEFT_OUT);
    new Actions(browser.driver())
        .moveToElement(plot, x.intValue() - plot.getSize().width / 2, 0)
        .perform();
    String tip = browser.driver().findElement(By.cssSelector("#chart-goodput .tip")).getText();
    assertTrue(tip.contains("Left out: too few requests for a p99"), tip);
  }

  @Test
  void draggingAcrossTheCurveLooksCloserAndADoubleClickGoesBack() throws IOException {
    open(Samples.whole());
    String canvas = "return document.querySelector('#chart-goodput canvas').toDataURL()";
    WebElement plot = browser.driver().findElement(By.cssSelector("#chart-goodput .u-over"));
    browser.driver().executeScript("arguments[0].scrollIntoView({block: 'center'})", plot);
    Object whole = browser.driver().executeScript(canvas);
    Actions actions = new Actions(browser.driver());
    actions.moveToElement(plot, 50, 0).clickAndHold().moveByOffset(200, 0).release().perform();
    assertNotEquals(whole, browser.driver().executeScript(canvas));
    actions.moveToElement(plot, 60, 0).doubleClick().perform();
    assertEquals(whole, browser.driver().executeScript(canvas));
    assertEquals(List.of(), browser.errors());
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
