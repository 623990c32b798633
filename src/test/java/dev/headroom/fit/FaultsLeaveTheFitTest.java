package dev.headroom.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.collect.Interval;
import dev.headroom.collect.Outcome;
import dev.headroom.collect.Recording;
import dev.headroom.diagnose.Attribution;
import dev.headroom.diagnose.Cause;
import dev.headroom.diagnose.Confidence;
import dev.headroom.diagnose.Diagnosed;
import dev.headroom.diagnose.Diagnoser;
import dev.headroom.diagnose.Evidence;
import dev.headroom.diagnose.GatewayDialect;
import dev.headroom.diagnose.LoggedRequest;
import dev.headroom.fit.Inconclusive.Reason;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Failures that are no question of capacity, among those of an origin that takes 200 requests a
 * second: what the gateway logged is known, since it is made here.
 */
class FaultsLeaveTheFitTest {

  private static final Fitter FITTER = Fitter.withDefaults().withResamples(40);

  private static final Recording CLEAN = Runs.staircase().against(Runs.MM4, 3);

  /** Requests that were refused on top of all others, this share of each second's. */
  private static Recording refused(double share) {
    double[] due = {0};
    return Runs.each(
        CLEAN,
        second -> {
          due[0] += share * second.offered();
          long some = (long) due[0];
          due[0] -= some;
          return second(second, some, Outcome.BAD_GATEWAY);
        });
  }

  private static Interval second(Interval second, long more, Outcome as) {
    Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    outcomes.putAll(second.outcomes());
    if (more > 0) {
      outcomes.merge(as, more, Long::sum);
    }
    return with(second, second.offered() + more, outcomes);
  }

  private static Interval with(Interval second, long offered, Map<Outcome, Long> outcomes) {
    return new Interval(
        second.epochSecond(),
        second.phase(),
        second.target(),
        offered,
        offered,
        outcomes,
        second.inFlight(),
        second.latency(),
        second.lag(),
        second.injectorCpu());
  }

  private static Recording seenAs(Outcome other) {
    return Runs.each(
        CLEAN,
        second -> {
          Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
          outcomes.put(Outcome.OK, second.good());
          if (second.failed() > 0) {
            outcomes.put(other, second.failed());
          }
          return with(second, second.offered(), outcomes);
        });
  }

  /**
   * The log of a gateway: what the clean run lost for one cause, what there is more for another.
   */
  private static Diagnosed diagnosed(Recording recording, Cause overload, Cause fault) {
    Diagnoser diagnoser = Diagnoser.of(recording);
    for (int i = 0; i < recording.intervals().size(); i++) {
      Interval second = recording.intervals().get(i);
      long lost = CLEAN.intervals().get(i).failed();
      for (Map.Entry<Outcome, Long> of : second.outcomes().entrySet()) {
        for (long n = 0; of.getKey() != Outcome.OK && n < of.getValue(); n++) {
          Cause cause = lost-- > 0 ? overload : fault;
          int status = of.getKey() == Outcome.UNAVAILABLE ? 503 : 502;
          diagnoser.failed(
              new LoggedRequest(
                  second.epochSecond() * 1000,
                  status,
                  Optional.empty(),
                  new Attribution(cause, Confidence.CERTAIN, new Evidence("", "", ""))));
        }
      }
    }
    return diagnoser.diagnosis(recording, List.of(GatewayDialect.NGINX_JSON));
  }

  private static Fit fit(Recording recording, Cause overload, Cause fault) {
    return FITTER.fit(diagnosed(recording, overload, fault), Runs.P99_150MS);
  }

  /** Half the objective's budget: less than it allows, and out of what is fitted. */
  @Test
  void aFewFaultsAreLeftOutAndTheCapacityIsWhatItIsWithoutThem() {
    Fit without = FITTER.fit(CLEAN, Runs.P99_150MS);
    Fit with = fit(refused(0.005), Cause.CONNECTION_TERMINATED, Cause.CONNECTION_REFUSED);
    assertTrue(with.conclusive());
    assertEquals(without.saturation().rate().value(), with.saturation().rate().value(), 0.5);
    assertTrue(
        with.quality().excluded().stream()
            .anyMatch(e -> e.reason().startsWith("connection_refused")),
        with.quality().excluded().toString());
  }

  @Test
  void moreThanTheObjectiveAllowsHaveToBeMendedFirst() {
    Fit fit = fit(refused(0.05), Cause.CONNECTION_TERMINATED, Cause.CONNECTION_REFUSED);
    assertEquals(Reason.FAILING, fit.inconclusive().orElseThrow().reason());
    assertTrue(fit.inconclusive().get().finding().contains("connection_refused"));
    assertTrue(fit.inconclusive().get().remedy().startsWith("Mend it first"));
    assertFalse(fit.saturation().reached());
  }

  /** The target is two points. */
  @Test
  void overloadAndAFaultOfTheSameKindAreTold() {
    Recording mixed = refused(0.05);
    Diagnosed found = diagnosed(mixed, Cause.CONNECTION_TERMINATED, Cause.CONNECTION_TERMINATED);
    long lost = CLEAN.intervals().stream().mapToLong(Interval::failed).sum();
    double truth = (double) lost / found.diagnosis().failed();
    double overload = (double) found.diagnosis().count(Cause.OVERLOAD) / found.diagnosis().failed();
    assertEquals(truth, overload, 0.02);
  }

  /** nginx's limit_req answers 503 unless it is told otherwise. */
  @Test
  void aLimiterThatAnswers503IsNoCapacity() {
    Fit fit =
        fit(seenAs(Outcome.UNAVAILABLE), Cause.HTTP_REQUEST_DENIED, Cause.HTTP_REQUEST_DENIED);
    assertEquals(LimitedBy.LIMITER, fit.saturation().limitedBy());
    assertFalse(fit.conclusive());
  }

  @Test
  void theGatewaysOwnLimitIsNotTheOrigins() {
    Fit fit =
        fit(seenAs(Outcome.UNAVAILABLE), Cause.PROXY_INTERNAL_ERROR, Cause.PROXY_INTERNAL_ERROR);
    assertEquals(LimitedBy.GATEWAY, fit.saturation().limitedBy());
    assertEquals(Reason.GATEWAY, fit.inconclusive().orElseThrow().reason());
  }

  @Test
  void overloadStaysInTheFit() {
    Diagnosed found = diagnosed(CLEAN, Cause.CONNECTION_TERMINATED, Cause.CONNECTION_TERMINATED);
    assertEquals(0, found.leftOut());
    assertEquals(CLEAN, found.capacity());
  }
}
