package dev.headroom.plan.internal;

import dev.headroom.plan.Demand;
import dev.headroom.plan.FleetFacts;
import dev.headroom.plan.Load;
import dev.headroom.plan.Objective;
import dev.headroom.plan.Plan;
import dev.headroom.plan.Scenario;
import dev.headroom.plan.Target;
import dev.headroom.plan.yaml.Bounds;
import dev.headroom.plan.yaml.Section;
import dev.headroom.plan.yaml.Text;
import dev.headroom.plan.yaml.YamlTree;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.Ratio;
import dev.headroom.quantity.TimeText;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Reads a whole plan, section by section. */
public final class PlanParser {

  private static final Rate MOST_DEMAND = new Rate(1e9);
  private static final Rate DEFAULT_PEAK = new Rate(280);

  private PlanParser() {}

  /**
   * The plan in a YAML text.
   *
   * @param source what the text is called in errors, such as the name of its file
   * @param files the text of the file of this name beside the plan, or an {@link
   *     IllegalArgumentException} with what is wrong with it
   */
  public static Plan parse(String yaml, String source, UnaryOperator<String> files) {
    YamlTree.Document document =
        new YamlTree.Document(source, "plan", "'target:' with a 'url:' below it");
    Section root =
        Section.root(
            document,
            YamlTree.parse(yaml, document),
            "name",
            "target",
            "scenario",
            "load",
            "objective",
            "demand",
            "fleet");
    String name = root.find("name", PlanParser::name).orElse("plan");
    Section demand = root.section("demand", "peak", "growth");
    Rate peak = new Bounds(demand).rate("peak", DEFAULT_PEAK, MOST_DEMAND);
    Target target = TargetParser.parse(root);
    Scenario scenario = ScenarioParser.parse(root, target);
    Load load = LoadParser.parse(root, peak, scenario, files);
    return new Plan(
        name, target, scenario, load, objective(root, scenario), demand(demand, load), fleet(root));
  }

  private static Objective objective(Section root, Scenario scenario) {
    Section section = root.section("objective", "latency", "errors");
    LatencyBound bound =
        section
            .find("latency", LatencyBound::parse)
            .orElse(LatencyBound.parse(LatencyBound.EXAMPLE));
    if (bound.latency().isZero() || bound.latency().compareTo(scenario.timeout()) >= 0) {
      throw section.problem(
          "latency",
          TimeText.format(bound.latency())
              + " is not between 0 and scenario.timeout, "
              + TimeText.format(scenario.timeout())
              + "; no answer that late is ever seen");
    }
    Ratio errors = new Bounds(section).ratio("errors", new Ratio(0.01), Ratio.ZERO, new Ratio(0.5));
    return new Objective(bound.percentile(), bound.latency(), errors);
  }

  private static Demand demand(Section section, Load load) {
    Rate peak =
        section.has("peak")
            ? new Bounds(section).rate("peak", DEFAULT_PEAK, MOST_DEMAND)
            : load.spike().peak();
    return new Demand(
        peak, new Bounds(section).ratio("growth", Ratio.ZERO, Ratio.ZERO, new Ratio(100)));
  }

  private static FleetFacts fleet(Section root) {
    Bounds fleet = new Bounds(root.section("fleet", "instances", "bootTime", "zones", "reserve"));
    return new FleetFacts(
        fleet.count("instances", 1, 1, 100_000),
        fleet.duration("bootTime", Duration.ofSeconds(60), Duration.ZERO, Duration.ofHours(1)),
        fleet.count("zones", 1, 1, 100),
        fleet.count("reserve", 1, 0, 1000));
  }

  /** Names become part of file names, so nothing that could lead elsewhere is in them. */
  private static String name(String text) {
    if (!text.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,62}")) {
      throw new IllegalArgumentException(
          "'"
              + Text.shown(text)
              + "' is no name; use up to 63 letters, digits, dashes and underscores");
    }
    return text;
  }
}
