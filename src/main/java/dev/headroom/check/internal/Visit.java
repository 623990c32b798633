package dev.headroom.check.internal;

import dev.headroom.check.internal.Answer.Ending;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * One GET, made as the load would make it.
 *
 * @param place where to
 * @param address of that place
 * @param host what the request asks for, the gateway's authority also where an origin is asked
 * @param path with its query
 * @param headers of the plan
 * @param trust in its certificate
 * @param timeout of connecting and of each wait for an answer
 */
record Visit(
    Place place,
    InetAddress address,
    String host,
    String path,
    Map<String, String> headers,
    Trust trust,
    Duration timeout) {

  /** As {@code load.PlannedLoad} sends it. */
  private static final String OWN_AGENT = "Headroom (Gatling)";

  private static final String AGENT = "User-Agent";

  Visit(
      Place place,
      InetAddress address,
      String host,
      String path,
      Map<String, String> headers,
      Trust trust,
      Duration timeout) {
    this.place = place;
    this.address = address;
    this.host = host;
    this.path = path;
    Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sent.put(AGENT, OWN_AGENT);
    sent.put("Accept", "*/*");
    sent.putAll(headers);
    this.headers = sent;
    this.trust = trust;
    this.timeout = timeout;
  }

  /** The same of another address. */
  Visit at(Place other, InetAddress otherAddress) {
    return new Visit(other, otherAddress, host, path, headers, trust, timeout);
  }

  /** The same by another kind of client. */
  Visit by(String agent) {
    Map<String, String> changed = new TreeMap<>(headers);
    changed.put(AGENT, agent);
    return new Visit(place, address, host, path, changed, trust, timeout);
  }

  /** The answer, on a connection of its own. */
  Answer answer() {
    try (Wire wire = open()) {
      return wire.ask(request());
    } catch (IOException e) {
      return Answer.none(Ending.UNCONNECTED);
    }
  }

  Wire open() throws IOException {
    return Wire.open(place, address, trust, timeout);
  }

  String request() {
    StringBuilder text = new StringBuilder();
    text.append("GET ").append(path).append(" HTTP/1.1\r\nHost: ").append(host).append("\r\n");
    headers.forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
    return text.append("\r\n").toString();
  }
}
