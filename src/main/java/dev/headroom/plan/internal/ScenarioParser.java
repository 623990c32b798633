package dev.headroom.plan.internal;

import dev.headroom.plan.Retries;
import dev.headroom.plan.Scenario;
import dev.headroom.plan.Scenario.Connections;
import dev.headroom.plan.Scenario.Request;
import dev.headroom.plan.Target;
import dev.headroom.plan.yaml.Bounds;
import dev.headroom.plan.yaml.Section;
import dev.headroom.plan.yaml.Text;
import dev.headroom.quantity.TimeText;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the section {@code scenario}. */
final class ScenarioParser {

  private static final List<String> METHODS =
      List.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");
  private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(1);
  private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(10);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** More than clients' libraries do by default; each takes a part of the simulation of its own. */
  private static final int MOST_RETRIES = 10;

  /** Who waits longer isn't the same visitor any more. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  private ScenarioParser() {}

  /**
   * Reads the section.
   *
   * @param target where requests go
   */
  static Scenario parse(Section root, Target target) {
    Section scenario =
        root.section(
            "scenario", "requests", "simulation", "connections", "timeout", "retries", "http2");
    Optional<String> simulation = scenario.find("simulation", ScenarioParser::className);
    if (simulation.isPresent() && scenario.has("requests")) {
      throw scenario.problem("simulation", "there are requests as well; keep one of the two");
    }
    Bounds bounds = new Bounds(scenario);
    return new Scenario(
        simulation.isPresent() ? List.of() : requests(scenario),
        simulation,
        bounds.choice("connections", Connections.PER_VISITOR),
        bounds.duration("timeout", TIMEOUT, SHORTEST_TIMEOUT, LONGEST_TIMEOUT),
        http2(scenario, target),
        retries(scenario.section("retries", "count", "backoff", "growth")));
  }

  /** HTTP/2 is agreed on in the TLS handshake (ALPN, RFC 9113 section 3.3). */
  private static boolean http2(Section scenario, Target target) {
    boolean http2 = new Bounds(scenario).flag("http2", false);
    if (http2 && !"https".equalsIgnoreCase(target.url().getScheme())) {
      throw scenario.problem(
          "http2", "HTTP/2 is agreed on in the TLS handshake; give target.url with https");
    }
    return http2;
  }

  private static Retries retries(Section section) {
    Bounds bounds = new Bounds(section);
    Retries retries =
        new Retries(
            bounds.count("count", Retries.NONE.count(), 0, MOST_RETRIES),
            bounds.duration("backoff", Retries.NONE.backoff(), Duration.ZERO, LONGEST_WAIT),
            bounds.choice("growth", Retries.NONE.growth()));
    if (retries.longest().compareTo(LONGEST_WAIT) > 0) {
      throw section.problem(
          "backoff",
          TimeText.format(retries.backoff())
              + " doubled to "
              + TimeText.format(retries.longest())
              + " before the last retry is longer than "
              + TimeText.format(LONGEST_WAIT)
              + "; lower it or the count, or set growth: constant");
    }
    return retries;
  }

  private static List<Request> requests(Section scenario) {
    if (!scenario.has("requests")) {
      return List.of(Request.get("home", "/"));
    }
    Set<String> names = new HashSet<>();
    List<Request> requests =
        scenario
            .sections("requests", "name", "method", "path", "weight", "headers", "body")
            .stream()
            .map(section -> request(section, names))
            .toList();
    if (requests.isEmpty()) {
      throw scenario.problem("requests", "the list is empty; give one, as in - {path: /}");
    }
    return requests;
  }

  private static Request request(Section section, Set<String> names) {
    String path = section.find("path", ScenarioParser::path).orElse("/");
    String name = section.find("name", ScenarioParser::name).orElse(nameOf(path));
    if (!names.add(name)) {
      throw section.problem("name", "'" + name + "' is taken by a request above; choose another");
    }
    return new Request(
        name,
        section.find("method", ScenarioParser::method).orElse("GET"),
        path,
        new Bounds(section).weight("weight", 1),
        Headers.parse(section),
        section.find("body"));
  }

  private static String nameOf(String path) {
    String name = path.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-+|-+$", "");
    return name.isEmpty() ? "home" : name.substring(0, Math.min(name.length(), 60));
  }

  private static String name(String text) {
    if (!text.matches("[A-Za-z0-9][A-Za-z0-9 ._/-]{0,62}")) {
      throw new IllegalArgumentException(
          "'" + text + "' is no name; use up to 63 letters, digits, spaces and . _ / -");
    }
    return text;
  }

  private static String method(String text) {
    if (!METHODS.contains(text)) {
      throw new IllegalArgumentException("'" + text + "' is none of " + METHODS);
    }
    return text;
  }

  /** A path with two slashes in front would name another host. */
  private static String path(String text) {
    if (!text.matches("/(?!/)[!-~&&[^#\\\\]]{0,4000}") && !text.equals("/")) {
      throw new IllegalArgumentException(
          "'"
              + Text.shown(text)
              + "' is no path; it begins with one slash, as /search?q=a, and has no spaces, # or"
              + " letters that aren't ASCII (write those as %20)");
    }
    return text;
  }

  private static String className(String text) {
    if (!text.matches("[A-Za-z_$][\\w$]{0,99}(\\.[A-Za-z_$][\\w$]{0,99}){0,20}")) {
      throw new IllegalArgumentException("'" + text + "' is not the name of a Java class");
    }
    return text;
  }
}
