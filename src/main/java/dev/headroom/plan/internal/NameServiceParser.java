package dev.headroom.plan.internal;

import dev.headroom.plan.NameService;
import dev.headroom.plan.yaml.Bounds;
import dev.headroom.plan.yaml.Section;
import dev.headroom.plan.yaml.Text;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the section {@code target.dns}. */
final class NameServiceParser {

  /** IPv4 or IPv6 in brackets, each with an optional port; no name. */
  private static final Pattern RESOLVER =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}(:\\d{1,5})?|\\[[0-9A-Fa-f:.]+](:\\d{1,5})?");

  /** What a zone's records may be kept for at most is a day or so; a week is a slip of the pen. */
  private static final Duration MOST = Duration.ofDays(7);

  private NameServiceParser() {}

  static NameService parse(Section target) {
    Section dns = target.section("dns", "resolvers", "switchWithin");
    return new NameService(
        resolvers(dns),
        new Bounds(dns)
            .duration(
                "switchWithin", NameService.DEFAULT.switchWithin(), Duration.ofSeconds(1), MOST));
  }

  private static List<String> resolvers(Section dns) {
    List<String> resolvers = dns.texts("resolvers");
    for (String resolver : resolvers) {
      if (!RESOLVER.matcher(resolver).matches()) {
        throw dns.problem(
            "resolvers",
            "'"
                + Text.shown(resolver)
                + "' is no address of a resolver; write 192.0.2.53, 192.0.2.53:5353 or"
                + " [2001:db8::53]");
      }
    }
    return resolvers;
  }
}
