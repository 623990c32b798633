package dev.headroom.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page as a real browser shows it, opened from a file. */
class ReportInBrowserTest {

  /** Load, errors, latency, goodput, knee, three trials, the gateway's account. */
  private static final int CHARTS = 9;

  private static final Pattern REQUESTED =
      Pattern.compile("\"Network.requestWillBeSent\".*?\"request\":\\{.*?\"url\":\"([^\"]*)\"");

  /** How many colours each chart's canvas shows; a blank one has a single one. */
  private static final String COLOURS =
      """
      return Array.from(document.querySelectorAll('figure.chart canvas')).map(function (canvas) {
        var d = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        var seen = new Set();
        for (var i = 0; i < d.length; i += 4) {
          if (d[i + 3] > 200) { seen.add(d[i] + ',' + d[i + 1] + ',' + d[i + 2]); }
        }
        return seen.size;
      });
      """;

  /** What sticks out of the window or out of a box that hides what overflows. */
  private static final String CUT_OFF =
      """
      return Array.from(document.querySelectorAll('header *, main *, footer *')).filter(function (e) {
        if (e.closest('.scroll, pre, .u-wrap')) { return false; }
        var box = e.getBoundingClientRect();
        var hides = getComputedStyle(e).overflowX === 'hidden' && e.scrollWidth > e.clientWidth + 1;
        return hides || box.width > 0 && (box.right > innerWidth + 1 || box.left < -1);
      }).map(function (e) { return e.tagName + '.' + e.className; });
      """;

  @TempDir private Path folder;
  private ChromeDriver browser;

  @BeforeEach
  void openBrowser() {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(Programs.require("chromium").toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1280,900",
        "--user-data-dir=" + folder.resolve("profile"));
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(Programs.require("chromedriver").toFile())
            .usingAnyFreePort()
            .build();
    browser = new ChromeDriver(service, options);
  }

  @AfterEach
  void closeBrowser() {
    if (browser != null) {
      browser.quit();
    }
  }

  private void open(ReportData data) throws IOException {
    Path page = folder.resolve("report.html");
    Files.writeString(page, new Reporter().render(data, ReportFormat.HTML));
    browser.get(page.toUri().toString());
  }

  @Test
  void drawsEveryChartWithoutAScriptErrorOrANetworkRequest() throws IOException {
    open(Samples.whole());
    assertEquals(List.of(), errors());
    List<Long> colours = numbers(COLOURS);
    assertEquals(CHARTS, colours.size());
    colours.forEach(count -> assertTrue(count > 3, "colours by chart: " + colours));
    List<String> requested = requested();
    assertTrue(requested.stream().anyMatch(url -> url.startsWith("file:")), "log: " + requested);
    assertEquals(
        List.of(),
        requested.stream().filter(u -> !u.startsWith("file:") && !u.startsWith("data:")).toList());
  }

  @Test
  void isUsableAt390Pixels() throws IOException {
    width(390);
    open(Samples.whole());
    assertEquals(390L, browser.executeScript("return innerWidth"));
    assertEquals(390L, browser.executeScript("return document.documentElement.scrollWidth"));
    assertEquals(List.of(), browser.executeScript(CUT_OFF));
    assertTrue(numbers(COLOURS).stream().allMatch(count -> count > 3));
  }

  @Test
  void chartsFollowTheWidthOfTheWindow() throws IOException {
    open(Samples.whole());
    width(390);
    new WebDriverWait(browser, Duration.ofSeconds(20))
        .until(
            b ->
                Boolean.TRUE.equals(
                    browser.executeScript(
                        "return Array.from(document.querySelectorAll('.u-wrap')).every(function (w)"
                            + " { return w.getBoundingClientRect().right <= innerWidth; })")));
    assertEquals(390L, browser.executeScript("return document.documentElement.scrollWidth"));
  }

  @Test
  void turnsDarkWithTheSystem() throws IOException {
    open(Samples.whole());
    String canvas = "return document.querySelector('#chart-load canvas').toDataURL()";
    Object light = browser.executeScript(canvas);
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
    new WebDriverWait(browser, Duration.ofSeconds(20))
        .until(b -> !light.equals(browser.executeScript(canvas)));
    assertEquals(
        "rgb(16, 22, 28)",
        browser.executeScript("return getComputedStyle(document.body).backgroundColor"));
    assertTrue(numbers(COLOURS).stream().allMatch(count -> count > 3));
    assertEquals(List.of(), errors());
  }

  @Test
  void aRunWithoutASecondStillMakesAPage() throws IOException {
    open(ReporterTest.begun(0));
    assertEquals(List.of(), errors());
    assertEquals(0, numbers(COLOURS).size());
    assertTrue(browser.getPageSource().contains("Nothing was recorded to draw here."));
  }

  @Test
  void aRunOfOneSecondIsDrawn() throws IOException {
    open(ReporterTest.begun(1));
    assertEquals(List.of(), errors());
    assertTrue(numbers(COLOURS).stream().allMatch(count -> count > 3));
  }

  private void width(int pixels) {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", pixels, "height", 844, "deviceScaleFactor", 2, "mobile", true));
  }

  @SuppressWarnings("unchecked")
  private List<Long> numbers(String script) {
    return (List<Long>) browser.executeScript(script);
  }

  private List<String> errors() {
    return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** What our page asked for; the browser's own start page asks for parts of itself. */
  private List<String> requested() {
    String document = "\"documentURL\":\"" + browser.getCurrentUrl();
    return browser.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .filter(entry -> entry.getMessage().contains(document))
        .map(entry -> REQUESTED.matcher(entry.getMessage()))
        .filter(Matcher::find)
        .map(m -> m.group(1))
        .toList();
  }
}
