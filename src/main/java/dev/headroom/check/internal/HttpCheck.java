package dev.headroom.check.internal;

import dev.headroom.check.Area;
import dev.headroom.check.Problem;
import dev.headroom.check.internal.Answer.Ending;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The answer to one request: its status, who gave it, and whether its connection lives on. */
final class HttpCheck {

  /**
   * Headers by which servers, gateways and networks name themselves: RFC 9110, 9209, and those of
   * Cloudflare, CloudFront, AWS load balancers, Varnish, Fastly, Envoy, Azure and Akamai.
   */
  private static final List<String> NAMES =
      List.of(
          "Server",
          "Via",
          "Proxy-Status",
          "CF-Ray",
          "X-Amz-Cf-Id",
          "X-Amzn-Trace-Id",
          "X-Varnish",
          "X-Served-By",
          "X-Cache",
          "X-Envoy-Upstream-Service-Time",
          "X-Azure-Ref",
          "X-Akamai-Request-ID");

  /** A line of a terminal or two. */
  private static final int MOST_SHOWN = 120;

  private final Notebook notebook;

  HttpCheck(Notebook notebook) {
    this.notebook = notebook;
  }

  /** The first answer. */
  Answer look(Visit visit) {
    try (Wire wire = visit.open()) {
      Answer first = wire.ask(visit.request());
      notebook.see(Area.HTTP, "GET " + visit.path(), first.text());
      if (first.ending() == Ending.ANSWERED) {
        notebook.see(Area.HTTP, "answered by", who(first));
      }
      problem(first).ifPresent(p -> notebook.find(p, seen(visit, first)));
      keptAlive(visit, wire, first);
      return first;
    } catch (IOException e) {
      Answer none = Answer.none(Ending.UNCONNECTED);
      notebook.find(Problem.HTTP_CLOSED, seen(visit, none) + ": " + e.getMessage());
      return none;
    }
  }

  private static String seen(Visit visit, Answer answer) {
    String location =
        answer.header("Location").isPresent() ? " to " + shown(answer, "Location") : "";
    String by = answer.ending() == Ending.ANSWERED ? ", answered by " + who(answer) : "";
    return "GET " + visit.path() + ": " + answer.text() + location + by;
  }

  /** A header's value, cut off where nobody would read on. */
  private static String shown(Answer answer, String name) {
    String value = answer.header(name).orElse("");
    return value.length() > MOST_SHOWN ? value.substring(0, MOST_SHOWN) + "…" : value;
  }

  /** In the servers' own words. */
  static String who(Answer answer) {
    String names =
        NAMES.stream()
            .filter(name -> answer.header(name).isPresent())
            .map(name -> name + ": " + shown(answer, name))
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "nobody who says who it is" : names;
  }

  /** What is wrong with an answer, if anything is. */
  static Optional<Problem> problem(Answer answer) {
    return switch (answer.ending()) {
      case ANSWERED ->
          Challenge.isIn(answer) ? Optional.of(Problem.HTTP_CHALLENGE) : problem(answer.status());
      case SILENT -> Optional.of(Problem.HTTP_TIMEOUT);
      case INVALID -> Optional.of(Problem.HTTP_INVALID);
      case CLOSED, RESET, CUT, UNCONNECTED -> Optional.of(Problem.HTTP_CLOSED);
    };
  }

  private static Optional<Problem> problem(int status) {
    return switch (status) {
      case 502, 503, 504 -> Optional.of(Problem.HTTP_GATEWAY_ERROR);
      case 401, 403, 407, 429 -> Optional.of(Problem.HTTP_DENIED);
      case 301, 302, 303, 307, 308 -> Optional.of(Problem.HTTP_REDIRECT);
      default ->
          status >= 500
              ? Optional.of(Problem.HTTP_SERVER_ERROR)
              : status >= 400 ? Optional.of(Problem.HTTP_CLIENT_ERROR) : Optional.empty();
    };
  }

  private void keptAlive(Visit visit, Wire wire, Answer first) {
    if (first.ending() != Ending.ANSWERED) {
      return;
    }
    if (!first.keptOpen()) {
      notebook.see(Area.HTTP, "connection", "closed after the answer");
      return;
    }
    Answer second = wire.ask(visit.request());
    boolean held = second.ending() == Ending.ANSWERED;
    notebook.see(Area.HTTP, "connection", held ? "kept for the next request" : second.text());
    if (!held && second.ending() != Ending.SILENT) {
      notebook.find(
          Problem.HTTP_KEEP_ALIVE, "the second request on a connection: " + second.text());
    }
  }
}
