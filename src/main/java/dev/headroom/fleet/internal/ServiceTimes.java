package dev.headroom.fleet.internal;

import dev.headroom.fleet.ServiceTime;
import dev.headroom.quantity.TimeText;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/** Draws service times, in seconds. */
final class ServiceTimes {

  private ServiceTimes() {}

  static DoubleSupplier of(ServiceTime law, RandomGenerator random) {
    double mean = TimeText.seconds(law.mean());
    if (law instanceof ServiceTime.Constant) {
      return () -> mean;
    }
    if (law instanceof ServiceTime.Exponential) {
      return () -> mean * random.nextExponential();
    }
    if (law instanceof ServiceTime.Erlang erlang) {
      return erlang(erlang.stages(), mean, random);
    }
    if (law instanceof ServiceTime.Lognormal lognormal) {
      return lognormal(lognormal.variation(), mean, random);
    }
    double[] times =
        ((ServiceTime.Measured) law).times().stream().mapToDouble(TimeText::seconds).toArray();
    return () -> times[random.nextInt(times.length)];
  }

  private static DoubleSupplier erlang(int stages, double mean, RandomGenerator random) {
    double stage = mean / stages;
    return () -> {
      double sum = 0;
      for (int i = 0; i < stages; i++) {
        sum += random.nextExponential();
      }
      return stage * sum;
    };
  }

  private static DoubleSupplier lognormal(double variation, double mean, RandomGenerator random) {
    double sigma = Math.sqrt(Math.log1p(variation * variation));
    double mu = Math.log(mean) - sigma * sigma / 2;
    return () -> Math.exp(mu + sigma * random.nextGaussian());
  }
}
