package dev.headroom.plan;

import java.time.Duration;
import java.util.List;

/**
 * How the target's name is to be looked into.
 *
 * @param resolvers asked beside this machine's own, an address and optionally a port each: {@code
 *     192.0.2.53} or {@code [2001:db8::53]:5353}
 * @param switchWithin how soon visitors have to follow when the name is pointed elsewhere; answers
 *     that may be kept for longer are a finding
 */
public record NameService(List<String> resolvers, Duration switchWithin) {

  /** Five minutes: the time to live that providers of name service preset most often. */
  public static final NameService DEFAULT = new NameService(List.of(), Duration.ofMinutes(5));

  public NameService {
    resolvers = List.copyOf(resolvers);
  }
}
