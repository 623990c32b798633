package dev.headroom.plan;

import java.time.Duration;

/**
 * Facts about the instances behind the gateway, as the plan states them.
 *
 * @param instances how many are up while the load runs, at least 1
 * @param bootTime from the decision to add an instance until it serves
 * @param zones availability zones they are spread over, at least 1
 * @param reserve how many may fail at the peak without breaking the objective, 0 or more
 */
public record FleetFacts(int instances, Duration bootTime, int zones, int reserve) {}
