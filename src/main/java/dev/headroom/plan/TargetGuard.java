package dev.headroom.plan;

import dev.headroom.plan.internal.Hosts;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.net.URI;

/**
 * Keeps load away from hosts that nobody named. Loopback may always be loaded: {@code localhost},
 * {@code ::1} and {@code 127.0.0.0/8} (RFC 6890) in four plain decimal parts. Any other host may be
 * only if {@link Target#allowHosts} names it.
 *
 * <p>No name is resolved, so a name that merely looks like loopback isn't.
 */
public final class TargetGuard {

  private TargetGuard() {}

  /**
   * Passes when the target's URL and its origins may be loaded.
   *
   * @throws HeadroomException BAD_DATA, with the reason and the way to allow it
   */
  public static void check(Target target) {
    check(target, target.url());
    target.origins().forEach(origin -> check(target, origin));
  }

  private static void check(Target target, URI url) {
    String name = url.getHost() == null ? url.getRawAuthority() : url.getHost();
    String host = Hosts.bare(String.valueOf(name));
    boolean allowed = target.allowHosts().stream().anyMatch(h -> Hosts.bare(h).equals(host));
    if (!allowed && !Hosts.isLoopback(host)) {
      throw new HeadroomException(
          Kind.BAD_DATA,
          "refusing to load "
              + host
              + ": it isn't this machine, and load can take down what others rely on; if you may load"
              + " it, say so with --allow-host "
              + host
              + " or list it in target.allowHosts of the plan");
    }
  }
}
