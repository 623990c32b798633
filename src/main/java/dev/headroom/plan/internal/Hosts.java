package dev.headroom.plan.internal;

import java.util.Locale;
import java.util.regex.Pattern;

/** How hosts are written and which of them are this machine. */
public final class Hosts {

  /** Four parts without leading zeros, which some read as octal. */
  private static final Pattern LOOPBACK_V4 =
      Pattern.compile("127(\\.(0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])){3}");

  /** The address 1 in full or with its zeros left out (RFC 4291, section 2.2). */
  private static final Pattern LOOPBACK_V6 = Pattern.compile("::0{0,3}1|(0{1,4}:){7}0{0,3}1");

  private Hosts() {}

  /** In lower case and without the brackets of an IPv6 address. */
  public static String bare(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.startsWith("[") && lower.endsWith("]")
        ? lower.substring(1, lower.length() - 1)
        : lower;
  }

  /** Whether a bare host is loopback by its spelling alone. */
  public static boolean isLoopback(String host) {
    return host.equals("localhost")
        || LOOPBACK_V4.matcher(host).matches()
        || LOOPBACK_V6.matcher(host).matches();
  }
}
