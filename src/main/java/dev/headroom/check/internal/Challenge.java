package dev.headroom.check.internal;

import java.util.List;
import java.util.Locale;

/** Pages that ask a browser to prove that it is one, told by marks that their makers document. */
final class Challenge {

  /** Of Cloudflare, Imperva, DataDome, hCaptcha, reCAPTCHA, AWS WAF and PerimeterX. */
  private static final List<String> MARKS =
      List.of(
          "/cdn-cgi/challenge-platform",
          "cf-chl-",
          "_incapsula_resource",
          "captcha-delivery.com",
          "hcaptcha.com/1/api.js",
          "google.com/recaptcha/api.js",
          "awswafintegration",
          "px-captcha");

  private Challenge() {}

  /** Only what says that it is no answer: pages of their own use some of these too. */
  static boolean isIn(Answer answer) {
    if (answer.header("cf-mitigated").orElse("").equalsIgnoreCase("challenge")
        || answer.header("x-amzn-waf-action").isPresent()) {
      return true;
    }
    String body = answer.body().toLowerCase(Locale.ROOT);
    boolean refused = List.of(202, 403, 405, 429, 503).contains(answer.status());
    return refused && MARKS.stream().anyMatch(body::contains);
  }
}
