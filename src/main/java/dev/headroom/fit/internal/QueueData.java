package dev.headroom.fit.internal;

import dev.headroom.fit.internal.QueueModel.Parameter;
import dev.headroom.fit.queue.UnboundedQueue;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;

/**
 * What the queue models are fitted to.
 *
 * @param levels in ascending order of the rate
 * @param service the latency of the idle origin
 * @param workers c = CS by the counted capacity, real
 * @param guess of the capacity, requests per second, by which the noise of a level is foretold
 * @param patience what is known of it beforehand
 */
record QueueData(
    List<QueueLevel> levels, IdleService service, double workers, double guess, Patience patience) {

  /** Closer to the capacity the noise isn't foretold to grow any more. */
  private static final double LEAST_HEADROOM = 0.02;

  /** No mean latency is known better than this share: the model isn't that true. */
  private static final double LATENCY_ERROR = 0.01;

  /** Nor a wait: formulas of two moments are off by more for some laws; notes, section 6.4. */
  private static final double WAIT_ERROR = 0.1;

  /** How far the variability may be from that of Poisson arrivals and idle latencies, as a log. */
  private static final double IDLE_TRUST = 0.4;

  /** By so many standard errors a count is off less than once in ten thousand levels. */
  private static final double CERTAIN = 4;

  /** Nor a share of losses better than this. */
  private static final double LOSS_ERROR = 1e-4;

  /**
   * Of those who give up.
   *
   * @param longestSeconds the longest good latency that was seen: nobody waited much longer
   * @param ofGateway whether it is the gateway's, which then answers with an error, or the client's
   */
  record Patience(double longestSeconds, boolean ofGateway) {}

  QueueData {
    levels = List.copyOf(levels);
  }

  /** All levels but one. */
  QueueData without(int left) {
    List<QueueLevel> rest = new ArrayList<>(levels);
    rest.remove(left);
    return with(rest);
  }

  QueueData with(List<QueueLevel> others) {
    return new QueueData(others, service, workers, guess, patience);
  }

  /**
   * What the capacity is at least, requests per second: the most that a level completed, less what
   * chance makes of a count. Without it a queue that has no place to wait, whose losses follow from
   * its workers alone, would leave the capacity open.
   */
  double leastCapacity() {
    return levels.stream()
        .mapToDouble(level -> level.goodput().value() - CERTAIN * goodputError(level))
        .filter(rate -> rate > 0)
        .max()
        .orElse(Double.MIN_NORMAL);
  }

  /** Two for each level, and one for the variability and the patience where they are free. */
  int residuals(QueueModel model) {
    return 2 * levels.size()
        + (model.has(Parameter.VARIABILITY) ? 1 : 0)
        + (model.has(Parameter.PATIENCE) ? 1 : 0);
  }

  SteadyState state(QueueModel model, List<DerivativeStructure> logarithms, double offered) {
    DerivativeStructure capacity = parameter(model, Parameter.CAPACITY, logarithms);
    DerivativeStructure v = parameter(model, Parameter.VARIABILITY, logarithms);
    DerivativeStructure room = parameter(model, Parameter.PLACES, logarithms);
    if (model.has(Parameter.SLOWDOWN)) {
      DerivativeStructure slowdown = parameter(model, Parameter.SLOWDOWN, logarithms);
      return new SlowingStation(offered, service, capacity, v, room, slowdown);
    }
    Station station = new Station(offered, service, capacity, v, room);
    return model.has(Parameter.PATIENCE)
        ? new ImpatientStation(
            station, parameter(model, Parameter.PATIENCE, logarithms), patience.ofGateway())
        : station;
  }

  private static DerivativeStructure parameter(
      QueueModel model, Parameter parameter, List<DerivativeStructure> logarithms) {
    int at = model.layout().indexOf(parameter);
    return at < 0
        ? logarithms.get(0).multiply(0).add(parameter.without())
        : logarithms.get(at).exp();
  }

  /** In standard errors; what a model doesn't speak of is zero. */
  List<DerivativeStructure> residuals(QueueModel model, List<DerivativeStructure> logarithms) {
    List<DerivativeStructure> residuals = new ArrayList<>();
    for (QueueLevel level : levels) {
      residuals.addAll(residuals(model, logarithms, level));
    }
    if (model.has(Parameter.VARIABILITY)) {
      residuals.add(logarithms.get(1).subtract(Math.log(service.variability())).divide(IDLE_TRUST));
    }
    if (model.has(Parameter.PATIENCE)) {
      int at = model.layout().indexOf(Parameter.PATIENCE);
      residuals.add(
          logarithms
              .get(at)
              .subtract(Math.log(patience.longestSeconds()))
              .divide(Parameter.PATIENCE.unsure()));
    }
    return residuals;
  }

  private List<DerivativeStructure> residuals(
      QueueModel model, List<DerivativeStructure> logarithms, QueueLevel level) {
    SteadyState station = state(model, logarithms, level.offered());
    DerivativeStructure zero = logarithms.get(0).multiply(0);
    DerivativeStructure flow =
        level.overloaded()
            ? station.served().subtract(level.goodput().value()).divide(goodputError(level))
            : (model.loses() ? station.lost() : zero)
                .subtract(level.lost().value())
                .divide(lossError(level));
    return List.of(flow, delay(model, station, level, zero));
  }

  private DerivativeStructure delay(
      QueueModel model, SteadyState station, QueueLevel level, DerivativeStructure zero) {
    if (Double.isNaN(level.latency().value())) {
      return zero;
    }
    if (level.overloaded() && !model.loses() && model != QueueModel.HINGE) {
      // An unbounded queue loses nothing: what was lost in overload speaks against it.
      return zero.add(-level.lost().value()).divide(lossError(level));
    }
    DerivativeStructure mean =
        model == QueueModel.HINGE ? zero.add(service.meanSeconds()) : station.meanSeconds();
    return mean.subtract(level.latency().value()).divide(latencyError(level));
  }

  static double goodputError(QueueLevel level) {
    double counting = Math.sqrt(SampleMean.GRANULARITY / level.seconds());
    return Math.max(level.goodput().standardError(), counting);
  }

  private double lossError(QueueLevel level) {
    double n = Math.max(1, level.offered() * level.seconds());
    double bunch = 2 / headroom(level);
    double least = Math.sqrt(bunch * (level.lost().value() * n + 1)) / n;
    return Math.max(LOSS_ERROR, Math.max(level.lost().standardError(), least));
  }

  /**
   * The measured error, and at least the one that is foretold: {@code √(2 (1 + ρ)/(ρ (1 − ρ)² C
   * T))} of the wait. Source: Whitt, Planning queueing simulations, Management Science 35 (1989).
   */
  private double latencyError(QueueLevel level) {
    double rho = 1 - headroom(level);
    double room = headroom(level);
    double wait = level.overloaded() ? level.latency().value() : textbookWait(level.offered());
    double own = service.meanSeconds() / Math.sqrt(level.offered() * level.seconds());
    double share = Math.sqrt(2 * (1 + rho) / (rho * room * room * guess * level.seconds()));
    double foretold = Math.hypot(own, wait * share);
    double known = Math.hypot(LATENCY_ERROR * level.latency().value(), WAIT_ERROR * wait);
    return Math.hypot(known, Math.max(foretold, level.latency().standardError()));
  }

  /** Of M/M/c: the measured one would make a level that was lucky the most certain one. */
  private double textbookWait(double offered) {
    double most = guess * (1 - LEAST_HEADROOM);
    UnboundedQueue queue = new UnboundedQueue(workers, guess / workers);
    return queue.meanWaitSeconds(Math.min(offered, most));
  }

  /** 1 − ρ, kept from the ends. */
  private double headroom(QueueLevel level) {
    double rest = Math.abs(1 - level.offered() / guess);
    return Math.max(LEAST_HEADROOM, Math.min(1 - LEAST_HEADROOM, rest));
  }
}
