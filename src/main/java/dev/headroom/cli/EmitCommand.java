package dev.headroom.cli;

import dev.headroom.collect.RecordingFiles;
import dev.headroom.emit.Basis;
import dev.headroom.emit.EmitFormat;
import dev.headroom.emit.EmittedFile;
import dev.headroom.plan.PlanReader;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import dev.headroom.store.JsonDocument;
import dev.headroom.store.RunDocuments;
import dev.headroom.store.RunFolder;
import dev.headroom.store.TextFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Emits configuration for other systems. */
@Command(
    name = "emit",
    mixinStandardHelpOptions = true,
    description = {
      "Write configuration from a run's recommendation.",
      "",
      "One file a format, each number with where it came from. A file that is there",
      "already and says something else is left as it is, unless --force."
    })
final class EmitCommand implements Callable<Integer> {

  @Mixin private Output output = new Output();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "RUN",
      description = "The folder of a run; what a gateway should log is printed without one.")
  private Optional<Path> run = Optional.empty();

  @Option(
      names = "--for",
      converter = EmitFormatConverter.class,
      split = ",",
      paramLabel = "FORMAT",
      description = "What to write for; everything if absent. The formats are listed below.")
  private List<EmitFormat> formats = List.of();

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "Where to; the run's folder emitted/ if absent.")
  private Optional<Path> directory = Optional.empty();

  @Option(names = "--force", description = "Replace files that say something else.")
  private boolean force;

  @Spec private @Nullable CommandSpec command;

  /** The formats have their list in one place, which annotations can't read. */
  @Spec
  void listFormats(CommandSpec spec) {
    Stream<String> lines =
        Arrays.stream(EmitFormat.values())
            .map(format -> String.format("  %-22s  %s", format.id(), format.description()));
    spec.usageMessage()
        .footer(Stream.concat(Stream.of("", "Formats:"), lines).toArray(String[]::new));
  }

  @Override
  public Integer call() {
    if (run.isPresent()) {
      RunFolder folder = RunFolder.open(run.get());
      write(folder, new RunDocuments(folder));
    } else {
      print();
    }
    return ExitCode.DONE.status();
  }

  private void print() {
    List<String> texts = formats.stream().flatMap(f -> f.withoutRun().stream()).toList();
    if (texts.isEmpty() || texts.size() < formats.size() || directory.isPresent() || force) {
      String alone =
          Arrays.stream(EmitFormat.values())
              .filter(format -> format.withoutRun().isPresent())
              .map(EmitFormat::id)
              .collect(Collectors.joining(", "));
      throw new ParameterException(
          Objects.requireNonNull(command).commandLine(),
          "Missing required parameter: 'RUN'; without the folder of a run, --for prints only "
              + alone);
    }
    JsonDocument document = JsonDocument.empty();
    for (EmitFormat format : formats) {
      document = document.with(format.id(), format.withoutRun().orElseThrow());
    }
    output.result(String.join("", texts), document);
  }

  private void write(RunFolder folder, RunDocuments documents) {
    Basis basis =
        new Basis(
            PlanReader.read(folder.plan()),
            RecordingFiles.read(documents.run(), folder.intervals(), folder.latencyLog()),
            documents.fit(),
            documents.recommendation());
    basis.sizing();
    Emission emission =
        Emission.of(basis, formats.isEmpty() ? List.of(EmitFormat.values()) : formats);
    if (!formats.isEmpty() && !emission.missing().isEmpty()) {
      throw new HeadroomException(Kind.INCONCLUSIVE, String.join("; ", emission.missing()));
    }
    write(emission.files(), directory.orElse(folder.emitted()));
    emission.missing().forEach(output.talk()::say);
  }

  private void write(List<EmittedFile> files, Path into) {
    if (!force) {
      requireFree(files, into);
    }
    JsonDocument document = JsonDocument.empty();
    for (EmittedFile file : files) {
      TextFile.write(into.resolve(file.name()), file.content());
      document = document.with(file.name(), file.content());
    }
    String names =
        files.stream().map(f -> into.resolve(f.name()) + "\n").collect(Collectors.joining());
    output.result(names, document);
  }

  /** Nothing is written unless everything may be. */
  private static void requireFree(List<EmittedFile> files, Path into) {
    List<String> taken =
        files.stream()
            .filter(file -> Files.exists(into.resolve(file.name())))
            .filter(file -> !TextFile.read(into.resolve(file.name())).equals(file.content()))
            .map(EmittedFile::name)
            .toList();
    if (!taken.isEmpty()) {
      throw new HeadroomException(
          Kind.BAD_DATA,
          "not overwriting "
              + String.join(", ", taken)
              + " in "
              + into
              + ", which may have been edited; --force replaces, --to DIR writes elsewhere");
    }
  }
}
