package dev.headroom.cli;

import dev.headroom.collect.Recording;
import dev.headroom.collect.RecordingFiles;
import dev.headroom.fit.Fit;
import dev.headroom.fit.Fitter;
import dev.headroom.ingest.Format;
import dev.headroom.ingest.GatewayLogs;
import dev.headroom.plan.Objective;
import dev.headroom.plan.PlanReader;
import dev.headroom.store.Documents;
import dev.headroom.store.RunDocuments;
import dev.headroom.store.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fits the saturation point of a run again, or of what other tools recorded. */
@Command(
    name = "fit",
    mixinStandardHelpOptions = true,
    description = {
      "Find the saturation point in a run; writes fit.json.",
      "With files of other tools instead of a run: find it in their recordings; writes nothing.",
      "With --over=instances: find how throughput grows with the number of instances, from a",
      "CSV file with the columns n,throughput; writes nothing."
    })
final class FitCommand implements Callable<Integer> {

  @Mixin private Output output = new Output();

  @Parameters(
      arity = "1..*",
      paramLabel = "RUN|FILE",
      description = "The folder of a run, or recordings of other tools that belong to one run.")
  private List<Path> paths = List.of();

  @Option(
      names = "--format",
      converter = FormatConverter.class,
      paramLabel = "FORMAT",
      description =
          "What the files are: jtl, k6-csv or seconds-csv; told by their content if absent.")
  private Optional<Format> format = Optional.empty();

  @Option(
      names = "--objective",
      converter = ObjectiveConverter.class,
      paramLabel = "OBJECTIVE",
      description = "What counts as good service, such as p99<150ms,errors<0.5%%.")
  private Optional<Objective> objective = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The seed of the resampling; ${DEFAULT-VALUE} if absent.")
  private long seed = 1;

  /** What throughput is fitted over. */
  private enum Over {
    INSTANCES
  }

  @Option(
      names = "--over",
      paramLabel = "instances",
      description = "What throughput is fitted over, in the place of load.")
  private @Nullable Over over;

  @Override
  public Integer call() {
    if (over == Over.INSTANCES) {
      return ScalingFit.of(paths.get(0), output).status();
    }
    Fitter fitter = Fitter.withDefaults().withSeed(seed);
    Fit fit =
        paths.size() == 1 && !Files.isRegularFile(paths.get(0))
            ? ofRun(RunFolder.open(paths.get(0)), fitter)
            : new ForeignRecordings(paths, format, objective).fit(fitter, output);
    return (fit.conclusive() ? ExitCode.DONE : ExitCode.INCONCLUSIVE).status();
  }

  /** By the plan's objective, unless another one is asked for: then nothing is written. */
  private Fit ofRun(RunFolder folder, Fitter fitter) {
    RunDocuments documents = new RunDocuments(folder);
    Recording recording =
        RecordingFiles.read(documents.run(), folder.intervals(), folder.latencyLog());
    Fit fit =
        fitter.fit(
            Diagnosing.of(folder, recording, GatewayLogs.withDefaults()),
            objective.orElseGet(() -> PlanReader.read(folder.plan()).objective()));
    if (objective.isEmpty()) {
      documents.write(fit);
    }
    output.result(Sentences.of(fit), Documents.fit(fit));
    return fit;
  }
}
