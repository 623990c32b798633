package dev.headroom.fleet;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the gateway chooses among the instances that serve. */
public enum Balancer {
  /** Any, as likely: nginx {@code random}, HAProxy {@code random(1)}. */
  RANDOM,
  /** One after another, the default of nginx and HAProxy. */
  ROUND_ROBIN,
  /**
   * One of those with the fewest requests inside, chosen at random: nginx {@code least_conn},
   * HAProxy {@code leastconn} as one gateway process knows it.
   */
  LEAST_CONNECTIONS,
  /**
   * The one with fewer requests inside of two drawn at random: Envoy's {@code LEAST_REQUEST}, nginx
   * {@code random two least_conn}. Mitzenmacher, IEEE Transactions on Parallel and Distributed
   * Systems 12 (2001).
   */
  POWER_OF_TWO;

  /** The id in files: {@code round-robin}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one with this id. */
  public static Optional<Balancer> find(String id) {
    return Arrays.stream(values()).filter(b -> b.id().equals(id)).findFirst();
  }
}
