package dev.headroom.fit;

import dev.headroom.collect.ScalingPoint;
import dev.headroom.fit.internal.Observation;
import dev.headroom.ingest.ScalingCsv;
import dev.headroom.quantity.Rate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/** Scaling series: the published ones, and made ones whose law is known. */
final class ScalingSeries {

  private ScalingSeries() {}

  static List<ScalingPoint> published(String name) {
    return ScalingCsv.parse(text("/reference/usl/" + name + ".csv"), name);
  }

  static String text(String resource) {
    try (InputStream in = ScalingSeries.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Observation> observations(List<ScalingPoint> series) {
    return series.stream()
        .map(p -> new Observation(p.instances(), p.throughput().perSecond()))
        .toList();
  }

  /** Points on a law. */
  static List<ScalingPoint> on(ScalingLaw law, double... instances) {
    List<ScalingPoint> series = new ArrayList<>();
    for (double n : instances) {
      series.add(new ScalingPoint(n, law.throughput(n)));
    }
    return series;
  }

  /** The same with Gaussian noise of one standard deviation everywhere. */
  static List<ScalingPoint> noisy(
      List<ScalingPoint> series, double deviation, SplittableRandom random) {
    return series.stream()
        .map(
            p ->
                new ScalingPoint(
                    p.instances(),
                    new Rate(p.throughput().perSecond() + deviation * random.nextGaussian())))
        .toList();
  }
}
