package dev.headroom.emit.internal;

import dev.headroom.emit.Basis;
import dev.headroom.fit.Level;
import dev.headroom.fit.Queue;
import dev.headroom.plan.Plan;
import dev.headroom.quantity.Estimate;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import dev.headroom.quantity.TimeText;
import dev.headroom.recommend.Recommendation.Sizing;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much a gateway lets through to one instance, so that what it lets through is answered in time
 * and the rest is turned away at once.
 *
 * <p>{@code maxconn = max(⌈L⌉, ⌈c⌉)} with L the requests inside at the sustainable rate and c those
 * worked on at once: throughput grows with the number inside up to saturation, so an instance that
 * always has L completes no less than the sustainable rate. {@code W = l − maxconn/C − l₀} is left
 * for waiting in the gateway, with l the objective's latency, C what one instance completes, {@code
 * maxconn/C} the mean time inside a full one (Little's law) and l₀ the objective's percentile at
 * the lowest load, which counts the service twice, for caution; {@code maxqueue = ⌊C W⌋} of them
 * get a turn in that time.
 *
 * @param maxconn requests inside one instance
 * @param maxqueue requests that wait for one, at least 1
 * @param patience the longest that one may wait
 * @param idle the objective's percentile of latency at the lowest load
 * @param limit requests per second that the full count sustains
 */
public record Shedding(int maxconn, int maxqueue, Duration patience, Duration idle, int limit) {

  /** Cloud Run's largest {@code containerConcurrency}. */
  private static final int MOST_RUN_CONCURRENCY = 1000;

  /**
   * From what was measured.
   *
   * @throws HeadroomException INCONCLUSIVE when the run doesn't tell how many requests are inside
   */
  public static Shedding of(Basis basis) {
    Plan plan = basis.plan();
    Sizing sizing = basis.sizing();
    double each = 1.0 / plan.fleet().instances();
    double capacity = basis.fit().saturation().rate().value() * each;
    Queue queue = basis.fit().queue().orElseThrow(Shedding::unknown);
    double inside = queue.concurrency().map(Estimate::value).orElseThrow(Shedding::unknown) * each;
    double workers = queue.workers().value() * each;
    int maxconn = (int) Math.max(1, Math.max(Math.ceil(inside), Math.ceil(workers)));
    Duration idle = idle(basis);
    double left =
        TimeText.seconds(plan.objective().latency()) - maxconn / capacity - TimeText.seconds(idle);
    double wait = Math.max(1 / capacity, left);
    double limit = sizing.instances().count() * sizing.perInstance().sustainable().value();
    return new Shedding(
        maxconn,
        (int) Math.max(1, Math.floor(capacity * wait)),
        Duration.ofMillis(Math.max(1, (long) (wait * 1000))),
        idle,
        (int) Math.max(1, Math.floor(limit)));
  }

  private static Duration idle(Basis basis) {
    return basis.fit().levels().stream()
        .filter(level -> level.excluded().isEmpty())
        .min(Comparator.comparingDouble(Level::offered))
        .map(Level::objective)
        .orElseThrow(Shedding::unknown);
  }

  private static HeadroomException unknown() {
    return new HeadroomException(
        Kind.INCONCLUSIVE,
        "the run doesn't tell how many requests are in one instance at the sustainable rate: the fit"
            + " has no model of its queue; add levels below and above saturation to load.search");
  }

  /** With those of the autoscaler, by the names of the gaps that they fill. */
  public static Map<String, String> values(Basis basis) {
    Shedding shedding = of(basis);
    int count = basis.sizing().instances().count();
    Map<String, String> values = new TreeMap<>(ScalingValues.of(basis));
    values.put("maxconn", text(shedding.maxconn));
    values.put("runConcurrency", text(Math.min(MOST_RUN_CONCURRENCY, shedding.maxconn)));
    values.put("maxqueue", text(shedding.maxqueue));
    values.put("waiting", text(shedding.waiting()));
    values.put("maxConns", text((long) shedding.maxconn + shedding.waiting()));
    values.put("queueTimeout", text(shedding.patience.toMillis()));
    values.put("idleLatency", TimeText.format(shedding.idle));
    values.put("limit", text(shedding.limit));
    values.put("burst", text((long) count * shedding.waiting()));
    values.put("fleetConns", text((long) count * shedding.maxconn));
    values.put("fleetQueue", text((long) count * shedding.maxqueue));
    return values;
  }

  /**
   * How many may wait inside an instance, where the gateway has no queue: no more than {@code
   * maxconn}, since an instance may slow down under a backlog of its own.
   */
  private int waiting() {
    return Math.min(maxqueue, maxconn);
  }

  private static String text(long value) {
    return Long.toString(value);
  }
}
