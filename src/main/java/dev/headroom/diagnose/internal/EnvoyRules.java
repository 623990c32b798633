package dev.headroom.diagnose.internal;

import static dev.headroom.diagnose.Cause.CLIENT_ABORT;
import static dev.headroom.diagnose.Cause.CONNECTION_LIMIT_REACHED;
import static dev.headroom.diagnose.Cause.CONNECTION_READ_TIMEOUT;
import static dev.headroom.diagnose.Cause.CONNECTION_REFUSED;
import static dev.headroom.diagnose.Cause.CONNECTION_TERMINATED;
import static dev.headroom.diagnose.Cause.CONNECTION_TIMEOUT;
import static dev.headroom.diagnose.Cause.DESTINATION_IP_UNROUTABLE;
import static dev.headroom.diagnose.Cause.DESTINATION_UNAVAILABLE;
import static dev.headroom.diagnose.Cause.DNS_ERROR;
import static dev.headroom.diagnose.Cause.HTTP_PROTOCOL_ERROR;
import static dev.headroom.diagnose.Cause.HTTP_REQUEST_DENIED;
import static dev.headroom.diagnose.Cause.HTTP_REQUEST_ERROR;
import static dev.headroom.diagnose.Cause.HTTP_RESPONSE_INCOMPLETE;
import static dev.headroom.diagnose.Cause.HTTP_RESPONSE_TIMEOUT;
import static dev.headroom.diagnose.Cause.ORIGIN_5XX;
import static dev.headroom.diagnose.Cause.PROXY_CONFIGURATION_ERROR;
import static dev.headroom.diagnose.Cause.PROXY_INTERNAL_ERROR;
import static dev.headroom.diagnose.Cause.TLS_CERTIFICATE_ERROR;
import static dev.headroom.diagnose.Cause.TLS_PROTOCOL_ERROR;
import static dev.headroom.diagnose.Cause.UNEXPLAINED;

import dev.headroom.diagnose.Cause;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What Envoy's response flags and details mean.
 *
 * <p>The details say more than the flags, and the flags more than the status: nearly everything is
 * a 503. Source: Envoy documentation, access logging, %RESPONSE_FLAGS%, and "Response Code
 * Details".
 */
final class EnvoyRules {

  private static final String FLAGS = "Envoy documentation, access logging, RESPONSE_FLAGS";
  private static final String DETAILS = "Envoy documentation, response code details";

  private static final Map<String, Rule> BY_FLAG =
      Map.ofEntries(
          flag("UH", DESTINATION_UNAVAILABLE, "no healthy host"),
          flag("UO", CONNECTION_LIMIT_REACHED, "a circuit breaker's limit was reached"),
          flag("UC", CONNECTION_TERMINATED, "the origin closed the connection"),
          flag("UR", CONNECTION_TERMINATED, "the origin reset the stream"),
          flag("LR", CONNECTION_TERMINATED, "the stream was reset locally"),
          flag("UT", HTTP_RESPONSE_TIMEOUT, "the origin did not answer in time"),
          flag("UMSDR", HTTP_RESPONSE_TIMEOUT, "the stream lasted for too long"),
          flag("SI", CONNECTION_READ_TIMEOUT, "the stream was idle for too long"),
          flag("UPE", HTTP_PROTOCOL_ERROR, "the answer was not valid"),
          flag("DF", DNS_ERROR, "the name did not resolve"),
          flag("NC", PROXY_CONFIGURATION_ERROR, "no such cluster"),
          flag("NR", PROXY_CONFIGURATION_ERROR, "no such route"),
          flag("OM", PROXY_INTERNAL_ERROR, "the overload manager ended it"),
          flag("DO", PROXY_INTERNAL_ERROR, "Envoy dropped it in overload"),
          flag("RL", HTTP_REQUEST_DENIED, "rate limited"),
          flag("UAEX", HTTP_REQUEST_DENIED, "denied by the authorization service"),
          flag("RLSE", PROXY_INTERNAL_ERROR, "the rate limit service failed"),
          flag("DC", CLIENT_ABORT, "the visitor left"),
          flag("DPE", HTTP_REQUEST_ERROR, "the request was not valid"),
          flag("IH", HTTP_REQUEST_ERROR, "a header of the request was not valid"));

  private record Detail(String part, Rule rule) {}

  /** The first that is found counts; those of a failed connection come in many words. */
  private static final List<Detail> BY_DETAIL =
      List.of(
          detail("reset_after_response_started", HTTP_RESPONSE_INCOMPLETE, "it broke off"),
          detail("certificate_verify_failed", TLS_CERTIFICATE_ERROR, "certificate not accepted"),
          detail("tls_error", TLS_PROTOCOL_ERROR, "the TLS handshake failed"),
          detail("connection_timeout", CONNECTION_TIMEOUT, "no connection in time"),
          detail("connection_refused", CONNECTION_REFUSED, "the connection was refused"),
          detail("no_route_to_host", DESTINATION_IP_UNROUTABLE, "no way leads there"),
          detail("network_is_unreachable", DESTINATION_IP_UNROUTABLE, "no way leads there"),
          detail("{overflow", CONNECTION_LIMIT_REACHED, "a circuit breaker's limit was reached"),
          detail("{protocol_error", HTTP_PROTOCOL_ERROR, "the answer was not valid"),
          detail("connection_termination", CONNECTION_TERMINATED, "the origin closed it"),
          detail("upstream_per_try_timeout", HTTP_RESPONSE_TIMEOUT, "no answer in time"),
          detail("upstream_response_timeout", HTTP_RESPONSE_TIMEOUT, "no answer in time"),
          detail("dns_resolution_failure", DNS_ERROR, "the name did not resolve"),
          detail("no_healthy_upstream", DESTINATION_UNAVAILABLE, "no healthy host"),
          detail("cluster_not_found", PROXY_CONFIGURATION_ERROR, "no such cluster"),
          detail("route_not_found", PROXY_CONFIGURATION_ERROR, "no such route"));

  /** Linux's numbers, which older versions gave instead of words. */
  private static final List<Detail> BY_ERRNO =
      List.of(
          detail("111", CONNECTION_REFUSED, "errno 111"),
          detail("113", DESTINATION_IP_UNROUTABLE, "errno 113"),
          detail("101", DESTINATION_IP_UNROUTABLE, "errno 101"),
          detail("110", CONNECTION_TIMEOUT, "errno 110"));

  private static final Rule ORIGIN =
      Rule.certain(ORIGIN_5XX, "the origin itself answered it (via_upstream)", DETAILS);

  private static final Rule PASSED =
      Rule.probable(ORIGIN_5XX, "no flag: passed on from the origin", FLAGS);

  private static final Rule DENIED =
      Rule.probable(HTTP_REQUEST_DENIED, "answered 429 or 403 without a flag", FLAGS);

  private static final Rule OTHER_4XX =
      Rule.probable(HTTP_REQUEST_ERROR, "answered 4xx without a flag", FLAGS);

  private static final Rule UNCONNECTED =
      Rule.probable(CONNECTION_REFUSED, "no connection (UF), and no details", FLAGS);

  private static final Rule UNKNOWN =
      Rule.ambiguous(UNEXPLAINED, "flags that are not known here", FLAGS);

  private EnvoyRules() {}

  private static Map.Entry<String, Rule> flag(String flag, Cause cause, String seen) {
    return Map.entry(flag, Rule.certain(cause, "Envoy: " + seen + " (" + flag + ")", FLAGS));
  }

  private static Detail detail(String part, Cause cause, String seen) {
    return new Detail(part, Rule.certain(cause, "Envoy: " + seen + " (" + part + ")", DETAILS));
  }

  /**
   * The rule for a request; empty where it went well.
   *
   * @param flags separated by commas, {@code -} for none
   * @param details of the response code and of the failed transport
   */
  static Optional<Rule> find(int status, String flags, String details) {
    List<String> all = Arrays.stream(flags.split(",", -1)).filter(f -> !f.equals("-")).toList();
    if (status >= 100 && status < 400 && all.isEmpty()) {
      return Optional.empty();
    }
    String said = details.toLowerCase(Locale.ROOT).replace(' ', '_');
    if (said.contains("via_upstream") && status >= 500) {
      return Optional.of(ORIGIN);
    }
    Optional<Rule> told =
        found(BY_DETAIL, said)
            .or(() -> all.contains("UF") ? found(BY_ERRNO, said) : Optional.empty())
            .or(() -> all.stream().map(BY_FLAG::get).filter(r -> r != null).findFirst());
    if (told.isPresent()) {
      return told;
    }
    return all.contains("UF") ? Optional.of(UNCONNECTED) : unflagged(status, all);
  }

  private static Optional<Rule> found(List<Detail> table, String said) {
    return table.stream().filter(d -> said.contains(d.part())).map(Detail::rule).findFirst();
  }

  /** Flags such as those of a retry that went well are no failure. */
  private static Optional<Rule> unflagged(int status, List<String> flags) {
    if (status >= 100 && status < 400) {
      return Optional.empty();
    }
    if (status >= 500) {
      return Optional.of(flags.isEmpty() ? PASSED : UNKNOWN);
    }
    return Optional.of(
        status == 429 || status == 403 ? DENIED : status < 100 ? UNKNOWN : OTHER_4XX);
  }
}
