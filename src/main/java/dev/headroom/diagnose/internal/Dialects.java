package dev.headroom.diagnose.internal;

import dev.headroom.diagnose.LineSource;
import dev.headroom.diagnose.LogLines;
import java.time.ZoneId;
import java.util.Optional;

/** Makes what reads the logs of each gateway. */
public final class Dialects {

  private Dialects() {}

  public static LogLines nginxJson(ZoneId zone, Optional<LineSource> errors) {
    return new NginxJsonLines(join(zone, errors, true));
  }

  public static LogLines combined(ZoneId zone, Optional<LineSource> errors) {
    return new CombinedLines(new Dates(zone), join(zone, errors, false));
  }

  public static LogLines nginxError(ZoneId zone, Optional<LineSource> errors) {
    return new NginxErrorLines(new NginxErrorParser(zone));
  }

  public static LogLines haproxy(ZoneId zone, Optional<LineSource> errors) {
    return new HaproxyLines(zone);
  }

  public static LogLines envoy(ZoneId zone, Optional<LineSource> errors) {
    return new EnvoyLines();
  }

  public static LogLines envoyJson(ZoneId zone, Optional<LineSource> errors) {
    return new EnvoyJsonLines();
  }

  public static LogLines alb(ZoneId zone, Optional<LineSource> errors) {
    return new AlbLines();
  }

  public static LogLines gcp(ZoneId zone, Optional<LineSource> errors) {
    return new CloudLines(GcpFields::read);
  }

  public static LogLines cloudflare(ZoneId zone, Optional<LineSource> errors) {
    return new CloudLines(CloudflareFields::read);
  }

  public static LogLines traefik(ZoneId zone, Optional<LineSource> errors) {
    return new CloudLines(GoProxyFields::traefik);
  }

  public static LogLines caddy(ZoneId zone, Optional<LineSource> errors) {
    return new CloudLines(GoProxyFields::caddy);
  }

  public static LogLines httpdError(ZoneId zone, Optional<LineSource> errors) {
    return new HttpdErrorLines(zone);
  }

  public static LogLines varnish(ZoneId zone, Optional<LineSource> errors) {
    return new VarnishLines();
  }

  private static NginxJoin join(ZoneId zone, Optional<LineSource> errors, boolean byConnection) {
    return new NginxJoin(
        errors.map(log -> new NginxErrors(log, new NginxErrorParser(zone), byConnection)));
  }
}
