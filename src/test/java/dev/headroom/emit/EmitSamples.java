package dev.headroom.emit;

import dev.headroom.collect.RecordingFiles;
import dev.headroom.plan.Plan;
import dev.headroom.plan.PlanReader;
import dev.headroom.quantity.Estimate;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.Ratio;
import dev.headroom.recommend.Recommendation;
import dev.headroom.recommend.Recommendation.Autoscaler;
import dev.headroom.recommend.Recommendation.Instances;
import dev.headroom.recommend.Recommendation.PerInstance;
import dev.headroom.recommend.Recommendation.Sizing;
import dev.headroom.recommend.Verdict;
import dev.headroom.store.RunDocuments;
import dev.headroom.store.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The committed reference run, and a made-up recommendation with awkward numbers. */
final class EmitSamples {

  private static final RunFolder RUN = new RunFolder(Path.of("results", "reference", "demo"));

  private EmitSamples() {}

  /** What was measured, and the recommendation that was made of it. */
  static Basis reference() {
    RunDocuments documents = new RunDocuments(RUN);
    return new Basis(
        PlanReader.read(RUN.plan()),
        RecordingFiles.read(documents.run(), RUN.intervals(), RUN.latencyLog()),
        documents.fit(),
        documents.recommendation());
  }

  /**
   * The same run of a plan named {@code Shop_Launch-}: one instance takes 100/s, the autoscaler
   * aims at 70.1237/s, 4 to 8 instances.
   */
  static Basis awkward() {
    Basis reference = reference();
    return new Basis(plan(), reference.recording(), reference.fit(), recommendation());
  }

  /** One that was never sized. */
  static Basis unsized() {
    Recommendation unknown =
        new Recommendation(
            new Rate(280), Optional.empty(), new Verdict.NotKnown("never saturated"), List.of());
    Basis reference = reference();
    return new Basis(reference.plan(), reference.recording(), reference.fit(), unknown);
  }

  private static Plan plan() {
    try {
      String text = Files.readString(RUN.plan());
      return PlanReader.parse(
          text.replace("name: \"demo\"", "name: \"Shop_Launch-\""), "plan.yaml");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Recommendation recommendation() {
    return new Recommendation(
        new Rate(280),
        Optional.of(
            new Sizing(
                new Instances(3, 1),
                new PerInstance(new Estimate(105, 100, 109, 0.95), 100),
                new Ratio(0.7),
                new Ratio(0.4),
                new Autoscaler(
                    4,
                    8,
                    "http_requests_per_second",
                    70.1237,
                    50,
                    Duration.ofHours(1),
                    Duration.ofHours(2)))),
        new Verdict.Feasible("4 instances"),
        List.of());
  }

  static EmittedFile emit(EmitFormat format, Basis basis) {
    return format.emitter().emit(basis);
  }

  /** The file as a tree of maps, lists and values; JSON is YAML too. */
  static Map<?, ?> tree(EmitFormat format, Basis basis) {
    return new YAMLMapper().readValue(emit(format, basis).content(), Map.class);
  }
}
