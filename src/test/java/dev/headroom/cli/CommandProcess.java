package dev.headroom.cli;

import dev.headroom.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The real command in a process of its own, from the class path of the tests. */
final class CommandProcess implements AutoCloseable {

  /**
   * The longest run here takes two and a half minutes on an idle machine, twice that on a busy one.
   */
  private static final long PATIENCE_SECONDS = 300;

  private final Process process;
  private final Path out;
  private final Path err;

  private CommandProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * Starts it.
   *
   * @param directory its working directory, which gets its two outputs
   */
  static CommandProcess start(Path directory, Map<String, String> environment, String... arguments)
      throws IOException {
    return start(List.of(), directory, environment, arguments);
  }

  /**
   * Starts it through another program.
   *
   * @param through what runs the command that follows it
   */
  static CommandProcess start(
      List<String> through, Path directory, Map<String, String> environment, String... arguments)
      throws IOException {
    Path out = directory.resolve("stdout");
    Path err = directory.resolve("stderr");
    List<String> command = new ArrayList<>(through);
    // A job in the background of a script ignores Ctrl-C, and what it starts inherits that.
    command.addAll(List.of("env", "--default-signal=INT"));
    command.add(System.getProperty("java.home") + "/bin/java");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(HeadroomCommand.class.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().putAll(environment);
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    return new CommandProcess(builder.start(), out, err);
  }

  /** Waits for its end. */
  int exitCode() throws InterruptedException, IOException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end; it said: " + err());
    }
    return process.exitValue();
  }

  String out() throws IOException {
    return Files.readString(out);
  }

  String err() throws IOException {
    return Files.readString(err);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Itself and all that it started. */
  List<ProcessHandle> tree() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
  }

  /**
   * The injector that it started, told by its heap; Linux shows only the first page of a command.
   */
  ProcessHandle injector() {
    return process
        .descendants()
        .filter(p -> p.info().commandLine().orElse("").contains("-Xmx512m"))
        .findFirst()
        .orElseThrow();
  }

  void signal(String name) throws IOException, InterruptedException {
    signal(name, process.pid());
  }

  static void signal(String name, long pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(pid)).inheritIO().start().waitFor();
  }

  /** Waits until there is a line like this in its talk. */
  void awaitTalk(String text) throws IOException {
    await(
        () -> {
          try {
            return err().contains(text) || !process.isAlive();
          } catch (IOException e) {
            return false;
          }
        },
        text);
    if (!err().contains(text)) {
      throw new AssertionError("it never said '" + text + "' but: " + err());
    }
  }

  static void await(BooleanSupplier condition, String what) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited in vain for: " + what);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  /** The only run folder below {@code results} of its directory. */
  static RunFolder runFolder(Path directory) throws IOException {
    return findRunFolder(directory)
        .orElseThrow(() -> new AssertionError("no run folder in " + directory));
  }

  /** The only run folder below {@code results} of its directory, once it is there. */
  static Optional<RunFolder> findRunFolder(Path directory) throws IOException {
    if (!Files.exists(directory.resolve("results"))) {
      return Optional.empty();
    }
    try (Stream<Path> runs = Files.list(directory.resolve("results"))) {
      List<Path> all = runs.toList();
      if (all.size() > 1) {
        throw new AssertionError("not one run folder but " + all);
      }
      return all.stream().map(RunFolder::new).findFirst();
    }
  }

  /** Ends it, however far it is. */
  @Override
  public void close() {
    List<ProcessHandle> all = tree();
    all.forEach(ProcessHandle::destroyForcibly);
  }
}
