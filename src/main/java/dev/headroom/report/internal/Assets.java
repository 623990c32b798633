package dev.headroom.report.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The page's own styles and scripts, and the policy that lets nothing else run or load.
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

  static Assets load() {
    return new Assets(
        List.of(Resources.text(UPLOT + "dist/uPlot.min.css"), Resources.text("report.css")),
        List.of(
            Resources.text(UPLOT + "dist/uPlot.iife.min.js"),
            Resources.text("marks.js"),
            Resources.text("flags.js"),
            Resources.text("curve.js"),
            Resources.text("report.js")),
        Resources.text(UPLOT + "LICENSE"));
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
