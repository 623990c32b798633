package dev.headroom.check.internal;

import dev.headroom.check.Check;
import dev.headroom.check.Problem;
import dev.headroom.plan.HeaderValues;
import dev.headroom.plan.Plan;
import dev.headroom.plan.Scenario;
import dev.headroom.plan.Target;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One check: step after step, each only where the one before leaves something to look at. */
public final class CheckRun {

  /** Longer than a visitor waits for nothing; a plan's timeout may be made for slower ones. */
  private static final Duration MOST_PATIENCE = Duration.ofSeconds(10);

  private final Plan plan;
  private final Target target;
  private final HeaderValues headers;
  private final Surroundings surroundings;
  private final Instant now;
  private final Place place;
  private final Notebook notebook = new Notebook();

  private CheckRun(Plan plan, HeaderValues headers, Surroundings surroundings, Instant now) {
    this.plan = plan;
    this.target = plan.target();
    this.headers = headers;
    this.surroundings = surroundings;
    this.now = now;
    this.place = new Place(target.url());
  }

  /** Checks. */
  public static Check of(Plan plan, HeaderValues headers, Surroundings surroundings, Instant now) {
    CheckRun run = new CheckRun(plan, headers, surroundings, now);
    run.connect().ifPresent(run::visit);
    return new Check(
        plan.target().url(),
        now.getEpochSecond(),
        run.notebook.observations(),
        run.notebook.findings());
  }

  private Optional<InetAddress> connect() {
    boolean named = !place.needsNoName();
    List<InetAddress> addresses =
        named
            ? new NameCheck(surroundings, notebook).addresses(place.host(), target.dns())
            : literal();
    return new ConnectCheck(notebook, surroundings.connect())
        .connect(addresses, place.port(), named);
  }

  private List<InetAddress> literal() {
    try {
      return surroundings.lookup().addresses(place.host());
    } catch (UnknownHostException e) {
      notebook.find(Problem.DNS_NAME_MISSING, place.host());
      return List.of();
    }
  }

  private void visit(InetAddress address) {
    Visit visit = visitTo(address);
    if (place.tls()) {
      new TlsCheck(notebook, surroundings.trust(), target.verifyCertificates(), now)
          .look(place, address, visit.timeout());
    }
    if (notebook.blocked()) {
      return;
    }
    Answer answer = new HttpCheck(notebook).look(visit);
    new AroundCheck(notebook, surroundings.lookup()).compare(visit, answer, target.origins());
    new FilterCheck(notebook, plan.load().search().to().perSecond()).look(visit, answer);
  }

  private Visit visitTo(InetAddress address) {
    Optional<Scenario.Request> get = firstGet();
    Map<String, String> sent = new TreeMap<>(headers.resolve(target));
    get.ifPresent(request -> sent.putAll(headers.resolve(request)));
    Duration patience = plan.scenario().timeout();
    return new Visit(
        place,
        address,
        target.url().getRawAuthority(),
        path(target.url(), get.map(Scenario.Request::path).orElse("")),
        sent,
        target.verifyCertificates() ? Trust.strict(surroundings.trust()) : Trust.any(),
        patience.compareTo(MOST_PATIENCE) < 0 ? patience : MOST_PATIENCE);
  }

  /** A request that changes nothing (RFC 9110, section 9.2.1). */
  private Optional<Scenario.Request> firstGet() {
    return plan.scenario().requests().stream().filter(r -> r.method().equals("GET")).findFirst();
  }

  private static String path(URI url, String below) {
    String base = url.getRawPath() == null ? "" : url.getRawPath();
    String joined = (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + below;
    return joined.isEmpty() ? "/" : joined;
  }
}
