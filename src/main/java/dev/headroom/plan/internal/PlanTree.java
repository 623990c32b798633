package dev.headroom.plan.internal;

import dev.headroom.plan.Load;
import dev.headroom.plan.Plan;
import dev.headroom.plan.Retries;
import dev.headroom.plan.Scenario;
import dev.headroom.plan.Target;
import dev.headroom.plan.yaml.Bounds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** A plan as nested maps in the order of the grammar, and as YAML. */
public final class PlanTree {

  /** Names of headers whose values are secrets by their nature. */
  private static final Pattern SECRET =
      Pattern.compile(".*(auth|cookie|credential|key|passw|secret|session|signature|token).*");

  private static final ObjectWriter YAML =
      YAMLMapper.builder()
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
          .build()
          .writer();

  private final boolean masking;

  private PlanTree(boolean masking) {
    this.masking = masking;
  }

  /** The text of a plan, secrets masked. */
  public static String masked(Plan plan) {
    return YAML.writeValueAsString(new PlanTree(true).of(plan));
  }

  /** The text of a plan with its headers as they were written. */
  public static String open(Plan plan) {
    return YAML.writeValueAsString(new PlanTree(false).of(plan));
  }

  private Map<String, Object> of(Plan plan) {
    return map(
        "name", plan.name(),
        "target", target(plan.target()),
        "scenario", scenario(plan.scenario()),
        "load", load(plan.load()),
        "objective",
            map(
                "latency",
                Written.percentile(plan.objective().percentile())
                    + " < "
                    + Written.duration(plan.objective().latency()),
                "errors",
                Written.ratio(plan.objective().errors())),
        "demand",
            map(
                "peak", Written.rate(plan.demand().peak()),
                "growth", Written.ratio(plan.demand().growth())),
        "fleet",
            map(
                "instances", plan.fleet().instances(),
                "bootTime", Written.duration(plan.fleet().bootTime()),
                "zones", plan.fleet().zones(),
                "reserve", plan.fleet().reserve()));
  }

  private Map<String, Object> target(Target target) {
    return map(
        "url", target.url().toString(),
        "origins", target.origins().stream().map(Object::toString).toList(),
        "headers", masked(target.headers()),
        "verifyCertificates", target.verifyCertificates(),
        "allowHosts", target.allowHosts(),
        "dns",
            map(
                "resolvers", target.dns().resolvers(),
                "switchWithin", Written.duration(target.dns().switchWithin())));
  }

  private Map<String, Object> scenario(Scenario scenario) {
    Map<String, Object> tree = new LinkedHashMap<>();
    scenario
        .simulation()
        .ifPresentOrElse(
            name -> tree.put("simulation", name),
            () -> tree.put("requests", requests(scenario.requests())));
    tree.put("connections", Bounds.id(scenario.connections()));
    tree.put("timeout", Written.duration(scenario.timeout()));
    tree.put("http2", scenario.http2());
    tree.put("retries", retries(scenario.retries()));
    return tree;
  }

  private static Map<String, Object> retries(Retries retries) {
    return map(
        "count", retries.count(),
        "backoff", Written.duration(retries.backoff()),
        "growth", Bounds.id(retries.growth()));
  }

  private List<Map<String, Object>> requests(List<Scenario.Request> requests) {
    return requests.stream().map(this::request).toList();
  }

  private Map<String, Object> request(Scenario.Request request) {
    Map<String, Object> tree =
        map(
            "name", request.name(),
            "method", request.method(),
            "path", request.path(),
            "weight", request.weight(),
            "headers", masked(request.headers()));
    request.body().ifPresent(body -> tree.put("body", body));
    return tree;
  }

  private static Map<String, Object> load(Load load) {
    return map(
        "arrivals", Bounds.id(load.arrivals()),
        "seed", load.seed(),
        "control",
            map(
                "rate", Written.rate(load.control().rate()),
                "hold", Written.duration(load.control().hold())),
        "search", SearchTree.of(load.search()),
        "spike", SpikeTree.of(load.spike()),
        "limits", limits(load.limits()));
  }

  private static Map<String, Object> limits(Load.Limits limits) {
    return map(
        "maxRate", Written.rate(limits.maxRate()),
        "maxDuration", Written.duration(limits.maxDuration()),
        "stopWhen",
            map(
                "errors", Written.ratio(limits.stopErrors()),
                "for", Written.duration(limits.stopAfter())));
  }

  private Map<String, String> masked(Map<String, String> headers) {
    Map<String, String> masked = new TreeMap<>(headers);
    if (masking) {
      masked.replaceAll((name, value) -> isSecret(name, value) ? Headers.MASK : value);
    }
    return masked;
  }

  private static boolean isSecret(String name, String value) {
    return value.contains("${") || SECRET.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }

  /** Keys and values in turn, kept in this order. */
  static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
