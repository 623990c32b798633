package dev.headroom.plan;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one visitor does: either requests listed here, of which each visitor makes one drawn by
 * weight, or a Gatling simulation class.
 *
 * @param requests the listed requests; empty when a simulation is named
 * @param simulation the simple or full name of a class in the simulations folder
 * @param connections whether visitors share connections
 * @param timeout after which a request without a complete answer counts as {@code timeout}
 * @param http2 whether HTTP/2 is spoken where the gateway offers it in the TLS handshake
 * @param retries what visitors do when a request has failed
 */
public record Scenario(
    List<Request> requests,
    Optional<String> simulation,
    Connections connections,
    Duration timeout,
    boolean http2,
    Retries retries) {

  /** A scenario whose visitors try once. */
  public Scenario(
      List<Request> requests,
      Optional<String> simulation,
      Connections connections,
      Duration timeout) {
    this(requests, simulation, connections, timeout, false, Retries.NONE);
  }

  public Scenario {
    requests = List.copyOf(requests);
    if (requests.isEmpty() == simulation.isEmpty()) {
      throw new IllegalArgumentException("a scenario has requests or a simulation, one of the two");
    }
  }

  /** Whether each visitor opens a connection of its own, as browsers do, or all share a pool. */
  public enum Connections {
    PER_VISITOR,
    SHARED
  }

  /**
   * One request.
   *
   * @param name how it is called in reports
   * @param method an HTTP method
   * @param path path and query below the target's URL, starting with a slash
   * @param weight how often it is drawn, relative to the others; above zero
   * @param headers sent with this request, templates as in {@link Target#headers}
   * @param body sent as UTF-8, if any
   */
  public record Request(
      String name,
      String method,
      String path,
      double weight,
      Map<String, String> headers,
      Optional<String> body) {

    public Request {
      headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    }

    /** A plain GET of one path. */
    public static Request get(String name, String path) {
      return new Request(name, "GET", path, 1, Map.of(), Optional.empty());
    }
  }
}
