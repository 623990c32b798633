package dev.headroom.report;

import dev.headroom.report.internal.HtmlPage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page's own styles and scripts, and the policy that lets nothing else run or load.
 *
 * <p>Scripts and styles are allowed by the hash of their bytes, so that text which ends up in the
 * page can never become either. Source: W3C Content Security Policy Level 3.
 *
 * @param styles contents of the style elements, in order
 * @param scripts contents of the script elements, in order
 * @param licence of the charting library, which has to go with it
 */
public record Assets(List<String> styles, List<String> scripts, String licence) {

  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/";

  public Assets {
    styles = List.copyOf(styles);
    scripts = List.copyOf(scripts);
  }

  /** What every page of ours has: the charting library, the look, and what charts are made with. */
  public static Assets shared() {
    return new Assets(
        List.of(text(UPLOT + "dist/uPlot.min.css"), text("report.css")),
        List.of(text(UPLOT + "dist/uPlot.iife.min.js"), text("marks.js"), text("kit.js")),
        text(UPLOT + "LICENSE"));
  }

  private static String text(String path) {
    return text(HtmlPage.class, path);
  }

  /** These with more after them. */
  public Assets with(List<String> moreStyles, List<String> moreScripts) {
    return new Assets(joined(styles, moreStyles), joined(scripts, moreScripts), licence);
  }

  private static List<String> joined(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /** A text file beside a class, with line feeds only, as the browser will hash it. */
  public static String text(Class<?> beside, String path) {
    try (InputStream stream = beside.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException("not on the class path: " + path);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read from the class path: " + path, e);
    }
  }

  /** The Content-Security-Policy: nothing from anywhere but these scripts and styles. */
  public String policy() {
    return "default-src 'none'; script-src "
        + hashes(scripts)
        + "; style-src "
        + hashes(styles)
        + "; base-uri 'none'; form-action 'none'";
  }

  private static String hashes(List<String> texts) {
    return texts.stream().map(Assets::hash).collect(Collectors.joining(" "));
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
