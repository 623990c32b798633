package dev.headroom.plan.internal;

import dev.headroom.plan.Target;
import dev.headroom.plan.yaml.Bounds;
import dev.headroom.plan.yaml.Section;
import dev.headroom.plan.yaml.Text;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the section {@code target}. */
final class TargetParser {

  private static final Set<String> SCHEMES = Set.of("http", "https");

  /** The largest TCP port. */
  private static final int MOST_PORT = 65_535;

  private TargetParser() {}

  static Target parse(Section root) {
    Section target =
        root.section(
            "target", "url", "origins", "headers", "verifyCertificates", "allowHosts", "dns");
    URI url =
        target
            .find("url", TargetParser::url)
            .orElseThrow(
                () ->
                    target.problem(
                        "url", "missing; say where requests go, as in url: http://127.0.0.1:8080"));
    return new Target(
        url,
        origins(target),
        Headers.parse(target),
        new Bounds(target).flag("verifyCertificates", true),
        allowHosts(target),
        NameServiceParser.parse(target));
  }

  private static List<URI> origins(Section target) {
    try {
      return target.texts("origins").stream().map(TargetParser::url).toList();
    } catch (IllegalArgumentException e) {
      throw target.problem("origins", Text.message(String.valueOf(e.getMessage())));
    }
  }

  private static List<String> allowHosts(Section target) {
    List<String> hosts = target.texts("allowHosts");
    for (String host : hosts) {
      if (!host.matches("[A-Za-z0-9.:_-]{1,253}|\\[[0-9A-Fa-f:.]+]")) {
        throw target.problem(
            "allowHosts",
            "'"
                + Text.shown(host)
                + "' is not a host; write a bare name such as shop.example.com, without scheme or"
                + " port");
      }
    }
    return hosts;
  }

  private static URI url(String text) {
    URI url = uri(text);
    String shown = "'" + Text.shown(text) + "'";
    if (url.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "a URL holds no user or password; put them into target.headers as ${VARIABLE}");
    }
    if (url.getScheme() == null || !SCHEMES.contains(url.getScheme().toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(shown + " begins with neither http:// nor https://");
    }
    if (url.getHost() == null) {
      throw new IllegalArgumentException(
          shown + " has no valid host; write it as http://127.0.0.1:8080");
    }
    if (url.getPort() == 0 || url.getPort() > MOST_PORT) {
      throw new IllegalArgumentException(shown + " has a port outside 1 to " + MOST_PORT);
    }
    if (url.getRawQuery() != null || url.getRawFragment() != null) {
      throw new IllegalArgumentException(
          shown + " has a query or fragment; put it into scenario.requests as part of a path");
    }
    return url;
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      String shown = text.contains("@") ? "the URL" : "'" + Text.shown(text) + "'";
      throw new IllegalArgumentException(
          shown + " is not a URL (" + e.getReason() + "); write it as http://127.0.0.1:8080", e);
    }
  }
}
