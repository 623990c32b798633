package dev.headroom.plan;

import java.util.Objects;

/**
 * Everything a run needs to know: what to ask, how often, what counts as good, and what demand the
 * answer has to meet.
 *
 * @param name a short name for people, used in the names of files and pages
 * @param target where requests go
 * @param scenario what one visitor does
 * @param load how many visitors, when
 * @param objective what counts as good service
 * @param demand the traffic to come
 * @param fleet facts about the instances behind the gateway
 */
public record Plan(
    String name,
    Target target,
    Scenario scenario,
    Load load,
    Objective objective,
    Demand demand,
    FleetFacts fleet) {

  public Plan {
    Objects.requireNonNull(name);
    Objects.requireNonNull(target);
    Objects.requireNonNull(scenario);
    Objects.requireNonNull(load);
    Objects.requireNonNull(objective);
    Objects.requireNonNull(demand);
    Objects.requireNonNull(fleet);
  }

  /** This plan against another target; the lab points a plan at the port it got. */
  public Plan withTarget(Target other) {
    return new Plan(name, other, scenario, load, objective, demand, fleet);
  }
}
