package dev.headroom.check.internal;

import dev.headroom.check.Area;
import dev.headroom.check.Problem;
import dev.headroom.check.internal.Answer.Ending;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;

/** The same request to the gateway and to the origins that the plan names behind it. */
final class AroundCheck {

  private final Notebook notebook;
  private final Surroundings.Lookup lookup;

  AroundCheck(Notebook notebook, Surroundings.Lookup lookup) {
    this.notebook = notebook;
    this.lookup = lookup;
  }

  /**
   * Asks the origins.
   *
   * @param through what the gateway answered
   */
  void compare(Visit visit, Answer through, List<URI> origins) {
    boolean gatewayWell = well(through);
    for (URI origin : origins) {
      Answer direct = direct(visit, origin);
      notebook.see(Area.ORIGIN, origin.toString(), direct.text());
      boolean originWell = well(direct);
      String seen =
          "GET "
              + visit.path()
              + ": the gateway "
              + through.text()
              + ", the origin "
              + origin
              + " "
              + direct.text();
      if (!gatewayWell && originWell) {
        notebook.find(Problem.GATEWAY_FAILS, seen);
      } else if (!gatewayWell) {
        notebook.find(Problem.ORIGIN_FAILS_TOO, seen);
      } else if (!originWell) {
        notebook.find(Problem.ORIGIN_FAILS, seen);
      }
    }
  }

  /** What the origin says of a request is its business; that it is up is what matters here. */
  private static boolean well(Answer answer) {
    return answer.ending() == Ending.ANSWERED && answer.status() < 500;
  }

  private Answer direct(Visit visit, URI origin) {
    Place place = new Place(origin);
    try {
      InetAddress address = lookup.addresses(place.host()).get(0);
      return visit.at(place, address).answer();
    } catch (UnknownHostException e) {
      return Answer.none(Ending.UNCONNECTED);
    }
  }
}
