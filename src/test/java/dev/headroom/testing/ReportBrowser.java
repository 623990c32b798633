package dev.headroom.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real browser with one report open, and what is to be seen in it. */
public final class ReportBrowser implements AutoCloseable {

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

  private final ChromeDriver browser;

  /**
   * @param profile an empty folder for the browser's own files
   */
  public ReportBrowser(Path profile) {
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
        "--user-data-dir=" + profile);
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

  /** Opens a page from its file. */
  public void open(Path page) {
    browser.get(page.toUri().toString());
  }

  /** The driver, for what only one test looks at. */
  public ChromeDriver driver() {
    return browser;
  }

  /** Makes the window as wide as a telephone or a screen. */
  public void width(int pixels) {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", pixels, "height", 844, "deviceScaleFactor", 2, "mobile", true));
  }

  /**
   * How many colours each chart shows; a blank one has a single one. A script's list of whole
   * numbers comes back as a list of {@code Long}, which its type can't say.
   */
  @SuppressWarnings("unchecked")
  public List<Long> coloursOfCharts() {
    return (List<Long>) browser.executeScript(COLOURS);
  }

  /** What sticks out of the window or is cut off. */
  public Object cutOff() {
    return browser.executeScript(CUT_OFF);
  }

  /** How wide the page is, in CSS pixels. */
  public Object pageWidth() {
    return browser.executeScript("return document.documentElement.scrollWidth");
  }

  /** What the page's scripts complained of; that a canvas is read often is this class's doing. */
  public List<String> errors() {
    return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .filter(message -> !message.contains("willReadFrequently"))
        .toList();
  }

  /** What the page asked for; the browser's own start page asks for parts of itself. */
  public List<String> requested() {
    String document = "\"documentURL\":\"" + browser.getCurrentUrl();
    return browser.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .filter(entry -> entry.getMessage().contains(document))
        .map(entry -> REQUESTED.matcher(entry.getMessage()))
        .filter(Matcher::find)
        .map(m -> m.group(1))
        .toList();
  }

  @Override
  public void close() {
    browser.quit();
  }
}
