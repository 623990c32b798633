package dev.headroom.load.internal;

import io.gatling.commons.stats.Status;
import io.gatling.core.stats.StatsEngine;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import scala.Option;

/**
 * Gatling's own statistics with an ear on them: every request passes {@code logResponse} exactly
 * once as it ends, answered or not, which no public hook of Gatling's offers.
 *
 * <p>A proxy, since one parameter type of the interface has a name that Java cannot write.
 */
final class ObservedStats {

  /** How Gatling names the requests that follow a redirect, unless a scenario says otherwise. */
  private static final Pattern REDIRECTED = Pattern.compile(".* Redirect \\d+");

  private final StatsEngine gatling;
  private final RequestTimes times;

  private ObservedStats(StatsEngine gatling, RequestTimes times) {
    this.gatling = gatling;
    this.times = times;
  }

  static StatsEngine of(StatsEngine gatling, RequestTimes times) {
    ObservedStats observed = new ObservedStats(gatling, times);
    return (StatsEngine)
        Proxy.newProxyInstance(
            StatsEngine.class.getClassLoader(),
            new Class<?>[] {StatsEngine.class},
            (proxy, method, arguments) -> observed.call(method, arguments));
  }

  private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
    if (arguments != null && "logResponse".equals(method.getName())) {
      observe(arguments);
    }
    try {
      return method.invoke(gatling, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  /**
   * Gatling 3.16.0: {@code logResponse(scenario, groups, request, startMillis, endMillis, status,
   * responseCode, message)}; the code is absent where there was no answer.
   */
  private void observe(Object[] arguments) {
    long millis = (Long) arguments[4] - (Long) arguments[3];
    boolean passed = "OK".equals(((Status) arguments[5]).name());
    Option<?> responseCode = (Option<?>) arguments[6];
    Option<?> message = (Option<?>) arguments[7];
    if (responseCode.isDefined()) {
      boolean redirected = REDIRECTED.matcher((String) arguments[2]).matches();
      times.answered(Integer.parseInt(responseCode.get().toString()), passed, redirected, millis);
    } else {
      String text = message.isDefined() ? message.get().toString() : "";
      times.failed(FailureText.classify(text), FailureText.lack(text), millis);
    }
  }
}
