package dev.headroom.load.internal;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;

import dev.headroom.plan.Retries;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * Visitors who try again: what failed is done once more after a wait, as often as the plan says.
 */
public final class Retrying {

  /** In a visitor's session while it retries: which retry it is, from 1. */
  private static final String RETRY = "headroom.retry";

  /** 2⁶⁴ ÷ the golden ratio: spreads visitors' numbers over all seeds (Knuth, 6.4). */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private Retrying() {}

  /** Whether a request of this visitor is a retry. */
  public static boolean isRetry(Session session) {
    return session.contains(RETRY);
  }

  /** The chain, tried again while it fails; a failure from before it is forgotten. */
  public static ChainBuilder of(SimulationContext context, ChainBuilder once) {
    Retries retries = context.plan().scenario().retries();
    if (retries.count() == 0) {
      return once;
    }
    ChainBuilder chain = exec(Session::markAsSucceeded).exec(once);
    for (int i = 1; i <= retries.count(); i++) {
      int retry = i;
      chain =
          chain
              .doIf(Session::isFailed)
              .then(
                  exec(session -> failed(context, session, retry))
                      .exec(pause(session -> wait(context, session, retry)))
                      .exec(session -> back(context, session))
                      .exec(once));
    }
    return chain.exec(session -> session.remove(RETRY));
  }

  private static Session failed(SimulationContext context, Session session, int retry) {
    context.times().leftToReturn();
    return session.markAsSucceeded().set(RETRY, retry);
  }

  private static Duration wait(SimulationContext context, Session session, int retry) {
    long seed = context.plan().load().seed() ^ (session.userId() * SPREAD + retry);
    return context
        .plan()
        .scenario()
        .retries()
        .pause(retry, new SplittableRandom(seed).nextDouble());
  }

  private static Session back(SimulationContext context, Session session) {
    context.times().returned();
    return session;
  }
}
