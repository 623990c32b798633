package dev.headroom.check;

import static dev.headroom.check.Severity.BLOCKING;
import static dev.headroom.check.Severity.WARNING;

import java.util.Locale;

/** The problems that a check can find: what each means and what to do about it. */
public enum Problem {
  DNS_NAME_MISSING(
      BLOCKING,
      "This machine finds no address for the name, so no request would leave it.",
      "Correct the name or add its record; ask by hand with: dig NAME"),
  DNS_SERVFAIL(
      WARNING,
      "A name server failed to answer; visitors who depend on it can't find the gateway.",
      "Look into that server, its delegation and DNSSEC; ask by hand with: dig @SERVER NAME"),
  DNS_TIMEOUT(
      WARNING,
      "A name server was silent; visitors who depend on it wait for seconds or fail.",
      "Start it, let UDP and TCP port 53 through, or take it out of the delegation."),
  DNS_REFUSED(
      WARNING,
      "A name server refused to answer for this name.",
      "Correct the delegation, or name a resolver that may be asked from here."),
  DNS_ANSWERS_DIFFER(
      WARNING,
      "Visitors get other addresses than this machine, so a test from here sees only a part.",
      "Wait until the zone and all caches agree; behind a content network it is by design."),
  DNS_TTL_LONG(
      WARNING,
      "Visitors keep the old address for that long after the name is pointed elsewhere.",
      "Lower the record's time to live at least that long before the switch."),
  DNS_ADDRESS_DEAD(
      WARNING,
      "An address is handed out that takes no connection; visitors who get it wait or fail.",
      "Take the address out of the zone, or start what should listen there."),
  DNS_IPV6_DEAD(
      WARNING,
      "IPv6 is offered and doesn't connect; visitors who try it first wait or fail.",
      "Let the gateway listen on IPv6 and the firewall pass it, or take the AAAA record out."),
  TCP_REFUSED(
      BLOCKING,
      "Nothing listens at that port, or a firewall rejects it.",
      "Start the gateway, or correct the port; ask by hand with: nc -vz HOST PORT"),
  TCP_FILTERED(
      BLOCKING,
      "Packets are dropped on the way, or the listener's backlog is full.",
      "Let this machine through the firewall; at the listener look at: ss -ltn"),
  TCP_UNREACHABLE(
      BLOCKING,
      "No route leads there.",
      "Correct the address or the route; ask by hand with: ip route get ADDRESS"),
  TCP_RETRANSMITTED(
      WARNING,
      "The first packet was lost: the listener's backlog overflows, or packets are lost.",
      "Raise the listener's backlog and net.core.somaxconn; look at: nstat -az TcpExtListenDrops"),
  TLS_HANDSHAKE(
      BLOCKING,
      "No TLS connection comes about: another protocol, version or cipher is spoken there.",
      "Offer TLS 1.2 or newer at that port; ask by hand with: openssl s_client -connect HOST:PORT"),
  TLS_UNTRUSTED(
      BLOCKING,
      "Nobody known to this machine vouches for the certificate.",
      "Send the whole chain, or trust its authority here; target.verifyCertificates turns it off."),
  TLS_NAME(
      BLOCKING,
      "The certificate is for another name.",
      "Get a certificate with this name, or use the name that it has."),
  TLS_EXPIRED(
      BLOCKING,
      "The certificate is not valid at this time.",
      "Renew it; where it should be valid, correct the clocks."),
  TLS_EXPIRES_SOON(
      WARNING, "The certificate ends before long, maybe before the peak.", "Renew it."),
  HTTP_CLOSED(
      BLOCKING,
      "Connections are taken and end without an answer.",
      "Look into the gateway's error log; a filter or another protocol does this too."),
  HTTP_TIMEOUT(
      BLOCKING,
      "No answer came in the time that the plan gives a visitor.",
      "Look for what the gateway waits for, or raise scenario.timeout."),
  HTTP_INVALID(
      BLOCKING,
      "What answered doesn't speak HTTP/1.1.",
      "Correct the port or the scheme; https needs https:// in target.url."),
  HTTP_GATEWAY_ERROR(
      BLOCKING,
      "The gateway fails a single request: that is no question of load.",
      "Mend it first: DNS, address, port, firewall and health of the origin as the gateway sees it."),
  HTTP_SERVER_ERROR(
      BLOCKING,
      "A single request fails with an error of the origin.",
      "Mend it first; the origin's log says why."),
  HTTP_DENIED(
      BLOCKING,
      "A filter, a limiter or a login stands in the way.",
      "Let this machine through, or send what is asked for with target.headers."),
  HTTP_CLIENT_ERROR(
      WARNING,
      "The origin takes the request for a wrong one; answering that is other work.",
      "Correct path and headers of the plan's requests."),
  HTTP_CHALLENGE(
      BLOCKING,
      "A page that only browsers pass was sent in the place of the answer.",
      "Exempt this machine at the filter."),
  HTTP_REDIRECT(
      WARNING,
      "Redirects aren't followed, so the load would be redirects only.",
      "Name the address it leads to."),
  HTTP_KEEP_ALIVE(
      WARNING,
      "A connection that was to be kept was closed under the next request.",
      "Correct the keep-alive time: it must be longer at the server than at its clients."),
  GATEWAY_FAILS(
      BLOCKING,
      "The origin is healthy and the gateway fails, so the fault lies at or behind the gateway.",
      "Look at the gateway's error log, and at how it resolves and reaches the origin."),
  ORIGIN_FAILS_TOO(
      BLOCKING,
      "Gateway and origin fail alike, so the fault lies at the origin.",
      "Mend the origin first."),
  ORIGIN_FAILS(
      WARNING,
      "The gateway answers although this origin doesn't answer well.",
      "Mend that origin, or take it out: else the fleet has less capacity than it seems."),
  FILTER_LIMIT(
      BLOCKING,
      "A limiter answers, so a load test finds the limiter's rate and never the origin's.",
      "Exempt this machine at the limiter, or spread the load over more addresses."),
  FILTER_BAN(
      BLOCKING,
      "After some requests this machine was turned away.",
      "Exempt this machine at the filter, and wait until the ban is over."),
  FILTER_RESET(
      BLOCKING,
      "After some requests connections were cut off.",
      "Look for an intrusion prevention or a connection limit before the gateway."),
  FILTER_BURST(
      WARNING,
      "A few requests more already fail: a limiter that says 5xx, or an origin at its end.",
      "Look at who answered; begin the search below that rate."),
  FILTER_USER_AGENT(
      BLOCKING,
      "The load generator is answered otherwise than a browser.",
      "Exempt its user agent, or set another with target.headers."),
  FILTER_OTHER_AGENT(
      WARNING,
      "Some clients are answered otherwise than the load generator.",
      "Know it where such clients are among the visitors.");

  private final Severity severity;
  private final String meaning;
  private final String remedy;

  Problem(Severity severity, String meaning, String remedy) {
    this.severity = severity;
    this.meaning = meaning;
    this.remedy = remedy;
  }

  /** The written form: {@code dns-name-missing}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How grave it usually is. */
  public Severity severity() {
    return severity;
  }

  /** What it means for a load test, as a sentence. */
  public String meaning() {
    return meaning;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }
}
