package dev.headroom.lab.internal;

import dev.headroom.lab.Fault;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** An installed gateway, run as a supervised process and restarted when its instances change. */
final class ProcessGateway implements Gateway {

  private final GatewayProgram program;
  private final String executable;
  private final int port;
  private final Path directory;
  private final Consumer<String> lost;
  private @Nullable SupervisedProcess process;

  ProcessGateway(GatewayProgram program, int port, Path directory, Consumer<String> lost) {
    this.lost = lost;
    this.program = program;
    String id = program.kind().requireInstalled().id();
    this.executable = Executables.find(id).map(Path::toString).orElse(id);
    this.port = port;
    this.directory = directory.toAbsolutePath();
  }

  private String id() {
    return program.kind().id();
  }

  @Override
  public String name() {
    String id = id();
    try {
      Process asked =
          new ProcessBuilder(executable, program.versionOption()).redirectErrorStream(true).start();
      byte[] answer = asked.getInputStream().readAllBytes();
      Matcher version = program.version().matcher(new String(answer, StandardCharsets.UTF_8));
      return version.find() ? id + " " + version.group(1) : id;
    } catch (IOException e) {
      throw failed(e.getMessage(), e);
    }
  }

  @Override
  public URI url() {
    return Loopback.uri(port);
  }

  /**
   * A file of its own for each start: HAProxy takes away the append mode of its standard output, so
   * a second one would write over what the first one wrote.
   */
  private Path freshOutput() {
    Path file = directory.resolve(program.outputFile());
    for (int start = 2; Files.exists(file); start++) {
      file = directory.resolve(program.outputFile() + "." + start);
    }
    return file;
  }

  @Override
  public void serve(List<URI> instances) {
    restart(program.configuration(port, instances));
  }

  @Override
  public void fail(Fault fault, FaultSite site) {
    String usual = program.configuration(port, site.instances());
    restart(program.edits(fault, site).apply(usual));
    ReadinessProbe.awaitListening(url(), this::requireRunning);
    if (fault == Fault.NAME_MISSING) {
      ReadinessProbe.awaitNoAnswer(url(), this::requireRunning);
    }
  }

  private void restart(String configuration) {
    close();
    Loopback.requireFree(port);
    try {
      Files.writeString(directory.resolve(program.configurationFile()), configuration);
      List<String> command = new ArrayList<>(List.of(executable));
      command.addAll(program.arguments(directory));
      process =
          SupervisedProcess.start(
              command,
              directory,
              freshOutput(),
              directory.resolve(program.errorFile()),
              status -> lost.accept("the lab's gateway " + id() + " is gone" + Ended.with(status)));
    } catch (IOException e) {
      throw failed(e.getMessage() + lastWords(), e);
    }
  }

  @Override
  public void requireRunning() {
    if (process == null || !process.isAlive()) {
      throw failed("it ended" + lastWords(), null);
    }
  }

  private HeadroomException failed(@Nullable String what, @Nullable Throwable cause) {
    String message =
        String.format(
            "the gateway %s (%s) on port %d failed: %s; mend that or choose another --gateway",
            program.kind().id(), executable, port, what);
    return cause == null
        ? new HeadroomException(Kind.RUN_FAILED, message)
        : new HeadroomException(Kind.RUN_FAILED, message, cause);
  }

  private String lastWords() {
    return LastWords.of(directory.resolve(program.errorFile()))
        .map(words -> ", saying: " + words)
        .orElse(" without a word");
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
      process = null;
    }
  }
}
