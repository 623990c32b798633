package dev.headroom.diagnose;

import dev.headroom.diagnose.internal.Dialects;
import dev.headroom.diagnose.internal.Trial;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of gateway logs that can be read. */
public enum GatewayDialect {
  /** nginx's access log as {@code headroom emit --for nginx-log} sets it. */
  NGINX_JSON("nginx's access log as JSON", Dialects::nginxJson),
  /** The combined access log of nginx, and of httpd, bare or with upstream variables after it. */
  NGINX_COMBINED("nginx's or httpd's combined access log", Dialects::combined),
  /** nginx's error log. */
  NGINX_ERROR("nginx's error log", Dialects::nginxError),
  /** HAProxy's {@code option httplog}. */
  HAPROXY("HAProxy's option httplog", Dialects::haproxy),
  /** Envoy's access log as text. */
  ENVOY("Envoy's access log as text", Dialects::envoy),
  /** Envoy's access log as JSON. */
  ENVOY_JSON("Envoy's access log as JSON", Dialects::envoyJson),
  /** The error log of Apache httpd. */
  HTTPD_ERROR("Apache httpd's error log", Dialects::httpdError),
  /** What {@code varnishlog} prints. */
  VARNISH("the output of varnishlog", Dialects::varnish),
  /** Traefik's access log. */
  TRAEFIK("Traefik's access log as JSON", Dialects::traefik),
  /** Caddy's log. */
  CADDY("Caddy's log as JSON", Dialects::caddy),
  /** An Application Load Balancer of AWS. */
  ALB("an AWS Application Load Balancer's access log", Dialects::alb),
  /** A load balancer of Google Cloud. */
  GCP("a Google Cloud load balancer's log", Dialects::gcp),
  /** Cloudflare's Logpush. */
  CLOUDFLARE("Cloudflare's http_requests by Logpush", Dialects::cloudflare);

  /** Makes what reads a log's lines. */
  private interface Reading {
    LogLines of(ZoneId zone, Optional<LineSource> errors);
  }

  private final String description;

  /** Method references hold no state; a function's type can't say so. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Reading reading;

  GatewayDialect(String description, Reading reading) {
    this.description = description;
    this.reading = reading;
  }

  /** The id used on the command line: {@code nginx-json}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What it is, for people. */
  public String description() {
    return description;
  }

  /** The dialect with this id. */
  public static Optional<GatewayDialect> find(String id) {
    return Arrays.stream(values()).filter(d -> d.id().equals(id)).findFirst();
  }

  /**
   * What reads such a log.
   *
   * @param zone of dates that don't say theirs
   */
  public LogLines lines(ZoneId zone) {
    return reading.of(zone, Optional.empty());
  }

  /**
   * What reads such a log with the error log that belongs to it, for {@link #isJoined} ones.
   *
   * @param zone of dates that don't say theirs
   * @param errors nginx's error log
   */
  public LogLines lines(ZoneId zone, LineSource errors) {
    return reading.of(zone, Optional.of(errors));
  }

  /** Whether nginx's error log says more of its requests. */
  public boolean isJoined() {
    return this == NGINX_JSON || this == NGINX_COMBINED;
  }

  /**
   * The dialect that reads most of these lines, if any reads one.
   *
   * @param lines the first ones of a log
   */
  public static Optional<GatewayDialect> detect(List<String> lines) {
    return Arrays.stream(values())
        .filter(dialect -> understood(dialect, lines) > 0)
        .max(Comparator.comparingInt(dialect -> understood(dialect, lines)));
  }

  private static int understood(GatewayDialect dialect, List<String> lines) {
    return Trial.of(dialect.lines(ZoneOffset.UTC), lines).understood();
  }
}
