package dev.headroom.check;

import static dev.headroom.check.Checked.ids;
import static dev.headroom.check.Checked.seen;
import static dev.headroom.check.Checked.surroundings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.testing.NameServer;
import dev.headroom.testing.TcpOrigin;
import dev.headroom.testing.TcpOrigin.Answer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Names, asked of real servers over UDP and TCP; whoever is found is a real origin. */
@Execution(ExecutionMode.CONCURRENT)
class NamesTest {

  private static final String HOST = "www.shop.test";

  private static final String[] ZONE = {
    "shop.test. 60 NS ns1.shop.test.", "ns1.shop.test. 60 A 127.0.0.2"
  };

  /** Where a second server stands for it. */
  private static final String[] SECOND = {
    "shop.test. 60 NS ns2.shop.test.", "ns2.shop.test. 60 A 127.0.0.3"
  };

  private TcpOrigin origin;

  @BeforeEach
  void start() throws IOException {
    origin = TcpOrigin.answering(Answer.OK);
  }

  @AfterEach
  void stop() throws IOException {
    origin.close();
  }

  @Test
  void serversThatAgreeAreNoFinding() throws IOException {
    String[] zone = zoneOfTwo("www.shop.test. 60 CNAME shop.test.", "shop.test. 30 A 127.0.0.1");
    try (NameServer first = NameServer.serving("127.0.0.2", 0, zone);
        NameServer second = NameServer.serving("127.0.0.3", first.port(), zone)) {
      Check check = check(Map.of(HOST, List.of("127.0.0.1")), first, "");
      assertEquals(List.of(), ids(check));
      List<String> said =
          check.observations().stream()
              .filter(o -> o.area() == Area.DNS)
              .map(o -> o.subject() + ": " + o.text())
              .toList();
      String answer = "by way of shop.test 127.0.0.1 (60 s)";
      assertEquals(
          List.of(
              "this machine: 127.0.0.1",
              "resolver 127.0.0.2:" + first.port() + ": " + answer,
              "authoritative ns1.shop.test: " + answer,
              "authoritative ns2.shop.test: " + answer),
          said);
      assertEquals(first.port(), second.port());
    }
  }

  /** The old address is one of this machine where nothing listens. */
  @Test
  void anOldAddressOnOneServerIsFoundAndThatNothingListensThere() throws IOException {
    String[] fresh = zoneOfTwo("www.shop.test. 60 A 127.0.0.1");
    String[] stale = zoneOfTwo("www.shop.test. 60 A 127.0.0.9");
    try (NameServer first = NameServer.serving("127.0.0.2", 0, fresh);
        NameServer second = NameServer.serving("127.0.0.3", first.port(), stale)) {
      Check check = check(Map.of(HOST, List.of("127.0.0.1")), first, "");
      assertEquals(List.of("dns-address-dead", "dns-answers-differ"), ids(check));
      assertTrue(seen(check, Problem.DNS_ADDRESS_DEAD).startsWith("127.0.0.9:" + origin.port()));
      assertTrue(
          seen(check, Problem.DNS_ANSWERS_DIFFER)
              .contains("authoritative ns2.shop.test says 127.0.0.9 (60 s)"));
      assertFalse(check.blocked());
      assertEquals(first.port(), second.port());
    }
  }

  @Test
  void anAnswerThatIsKeptForLongerThanTheSwitchMayTakeIsFound() throws IOException {
    try (NameServer server = NameServer.serving("127.0.0.2", 0, HOST + ". 301 A 127.0.0.1")) {
      Map<String, List<String>> known = Map.of(HOST, List.of("127.0.0.1"));
      assertEquals(List.of("dns-ttl-long"), ids(check(known, server, "")));
      assertEquals(List.of(), ids(check(known, server, "switchWithin: 301s")));
    }
  }

  @Test
  void aNameThatNobodyKnowsBlocks() throws IOException {
    try (NameServer server = NameServer.serving("127.0.0.2", 0, ZONE)) {
      Check check = check(Map.of(), server, "");
      assertEquals(List.of("dns-name-missing"), ids(check));
      assertTrue(check.blocked());
      assertEquals(0, origin.connections());
    }
  }

  @Test
  void aNameThatOnlyThisMachineKnowsIsNoNameToVisitors() throws IOException {
    try (NameServer server = NameServer.serving("127.0.0.2", 0, ZONE)) {
      Check check = check(Map.of(HOST, List.of("127.0.0.1")), server, "");
      assertEquals(List.of("dns-answers-differ"), ids(check));
      assertTrue(seen(check, Problem.DNS_ANSWERS_DIFFER).contains("no such name"));
    }
  }

  @Test
  void serversThatFailRefuseOrAreSilentAreToldApart() throws IOException {
    try (NameServer good = NameServer.serving("127.0.0.2", 0, HOST + ". 60 A 127.0.0.1");
        NameServer failing = NameServer.failing("127.0.0.3", 2);
        NameServer refusing = NameServer.failing("127.0.0.4", 5);
        NameServer silent = NameServer.silent("127.0.0.5")) {
      List<String> asked = new ArrayList<>();
      for (NameServer each : List.of(failing, refusing, silent)) {
        asked.add("\"" + text(each.address()) + "\"");
      }
      Check check =
          check(
              Map.of(HOST, List.of("127.0.0.1")),
              good,
              "resolvers: [" + String.join(", ", asked) + "]");
      assertEquals(List.of("dns-refused", "dns-servfail", "dns-timeout"), ids(check));
      assertTrue(seen(check, Problem.DNS_TIMEOUT).contains(text(silent.address())));
    }
  }

  /** Nothing listens at ::1, or there is no IPv6 at all; either way it doesn't connect. */
  @Test
  void ipv6ThatDoesNotConnectWhereIpv4DoesIsFoundAsThat() throws IOException {
    String[] zone = zone("www.shop.test. 60 A 127.0.0.1", "www.shop.test. 60 AAAA ::1");
    try (NameServer server = NameServer.serving("127.0.0.2", 0, zone)) {
      Check check = check(Map.of(HOST, List.of("127.0.0.1", "::1")), server, "");
      assertTrue(ids(check).contains("dns-ipv6-dead"), () -> ids(check).toString());
      assertFalse(ids(check).contains("dns-address-dead"));
    }
  }

  /** A hundred addresses don't fit a datagram, so the answer has to come over TCP. */
  @Test
  void anAnswerTooLongForADatagramIsReadOverTcp() throws IOException {
    List<String> zone = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      zone.add(HOST + ". 60 A 127.0.1." + i);
      all.add("127.0.1." + i);
    }
    try (NameServer server = NameServer.serving("127.0.0.2", 0, zone.toArray(String[]::new))) {
      Check check = check(Map.of(HOST, all), server, "");
      assertEquals(List.of("tcp-refused"), ids(check));
    }
  }

  private static String[] zoneOfTwo(String... more) {
    List<String> zone = new ArrayList<>(List.of(SECOND));
    zone.addAll(List.of(more));
    return zone(zone.toArray(String[]::new));
  }

  private static String[] zone(String... more) {
    List<String> zone = new ArrayList<>(List.of(ZONE));
    zone.addAll(List.of(more));
    return zone.toArray(String[]::new);
  }

  private Check check(Map<String, List<String>> known, NameServer server, String dns) {
    return Checked.of(
        "target: {url: \"http://www.shop.test:"
            + origin.port()
            + "\", allowHosts: [www.shop.test], dns: {"
            + dns
            + "}}",
        surroundings(known, List.of(server.address()), server.port()));
  }

  private static String text(InetSocketAddress server) {
    return server.getAddress().getHostAddress() + ":" + server.getPort();
  }
}
