package dev.headroom.check;

import dev.headroom.check.internal.CheckRun;
import dev.headroom.check.internal.Surroundings;
import dev.headroom.plan.HeaderValues;
import dev.headroom.plan.Plan;
import dev.headroom.plan.TargetGuard;
import java.time.Instant;

/**
 * Looks at a plan's target before any load, the way that a request takes: its name, its addresses,
 * TLS, the answer, the origins around the gateway, and filters.
 *
 * <p>It makes some thirty GETs and no other request, at no more than 50/s and no more than the
 * plan's own rate. Hosts that nobody named are refused ({@link TargetGuard}).
 */
public final class Checker {

  private final HeaderValues headers;
  private final Surroundings surroundings;

  private Checker(HeaderValues headers, Surroundings surroundings) {
    this.headers = headers;
    this.surroundings = surroundings;
  }

  /**
   * One that asks as this machine does.
   *
   * @param headers what the plan's headers stand for
   */
  public static Checker of(HeaderValues headers) {
    return new Checker(headers, Surroundings.ofThisMachine());
  }

  Checker in(Surroundings others) {
    return new Checker(headers, others);
  }

  /**
   * Checks.
   *
   * @param now when
   * @throws dev.headroom.quantity.HeadroomException BAD_DATA when a host may not be asked, or a
   *     header's variable is missing
   */
  public Check check(Plan plan, Instant now) {
    TargetGuard.check(plan.target());
    headers.check(plan);
    return CheckRun.of(plan, headers, surroundings, now);
  }
}
