package dev.headroom.cli;

import dev.headroom.load.Injector;
import dev.headroom.load.Phase;
import dev.headroom.load.PhaseKind;
import dev.headroom.load.PhaseRecord;
import dev.headroom.plan.LoadShape;
import dev.headroom.plan.PlanReader;
import dev.headroom.quantity.Rate;
import dev.headroom.store.RunFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The injector of a run as the command starts it, with its recording. */
final class RecordedInjector implements AutoCloseable {

  private static final int ATTEMPTS = 5;

  /** Something done while a level runs. */
  @FunctionalInterface
  interface Deed {
    void during(PhaseRecord begun) throws Exception;
  }

  private final RunFolder folder;
  private final String plan;
  private final Injector injector;
  private int levels;

  private RecordedInjector(RunFolder folder, String plan, Injector injector) {
    this.folder = folder;
    this.plan = plan;
    this.injector = injector;
  }

  /**
   * Starts one that loads this address, evenly paced, a connection a visitor.
   *
   * @param through what runs the command that follows it
   * @param options for its JVM
   */
  static RecordedInjector start(Path parent, List<String> through, URI url, String... options) {
    return start(parent, through, url, "", options);
  }

  /**
   * @param scenario lines of YAML
   */
  static RecordedInjector start(
      Path parent, List<String> through, URI url, String scenario, String[] options) {
    RunFolder folder = RunFolder.create(parent, "recorded", Instant.EPOCH);
    String plan =
        "target: {url: \""
            + url
            + "\", verifyCertificates: false}\nload: {arrivals: regular, limits: {maxDuration: 5m}}\n"
            + scenario;
    List<String> command = new ArrayList<>(Children.injector(folder.path(), List.of()));
    int first = command.indexOf("-Xmx512m");
    command.addAll(first, List.of(options));
    command.add(first, mark(folder));
    command.addAll(0, through);
    Injector injector =
        Injector.launch(
            command,
            InjectorCommand.greeting(plan, url),
            folder.path().resolve("injector.log"),
            second -> {});
    injector.begin();
    return new RecordedInjector(folder, plan, injector);
  }

  PhaseRecord level(double rate, int seconds) throws Exception {
    return level(rate, seconds, begun -> {});
  }

  /** Drives a level called after its rate, and does something once it has begun. */
  PhaseRecord level(double rate, int seconds, Deed deed) throws Exception {
    String name = "level-" + Math.round(rate);
    levels++;
    List<Throwable> failures = new ArrayList<>();
    Phase phase =
        new Phase(
            name,
            PhaseKind.STEP,
            LoadShape.constant(new Rate(rate), Duration.ofSeconds(seconds)),
            Duration.ZERO);
    Thread[] doing = new Thread[1];
    PhaseRecord record =
        injector.run(
            phase,
            levels,
            started -> {
              doing[0] = new Thread(() -> attempt(deed, started, failures));
              doing[0].start();
            });
    doing[0].join();
    if (!failures.isEmpty()) {
      throw new AssertionError(failures.get(0));
    }
    return record;
  }

  private static void attempt(Deed deed, PhaseRecord begun, List<Throwable> failures) {
    try {
      deed.during(begun);
    } catch (Exception e) {
      failures.add(e);
    }
  }

  /** Has its JVM collect garbage, from outside. */
  void collectGarbage() throws IOException, InterruptedException {
    Path said = folder.path().resolve("jcmd");
    int status = 1;
    // A JVM that is busy may not answer at once.
    for (int attempt = 0; attempt < ATTEMPTS && status != 0; attempt++) {
      status =
          new ProcessBuilder(
                  System.getProperty("java.home") + "/bin/jcmd", Long.toString(pid()), "GC.run")
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start()
              .waitFor();
    }
    if (status != 0) {
      throw new IOException("no collection: " + Files.readString(said));
    }
  }

  void signal(String name) throws IOException, InterruptedException {
    CommandProcess.signal(name, pid());
  }

  /** Its process is told by this; Linux shows only the first page of a command. */
  private static String mark(RunFolder folder) {
    return "-Drecorded=" + folder.path();
  }

  private long pid() {
    return ProcessHandle.current()
        .descendants()
        .filter(p -> p.info().commandLine().orElse("").contains(mark(folder)))
        .findFirst()
        .orElseThrow()
        .pid();
  }

  /** Ends it and reads what it recorded. */
  RecordedRun finish() {
    injector.finish(PlanReader.parse(plan, "plan"));
    injector.close();
    return RecordedRun.of(folder);
  }

  @Override
  public void close() {
    injector.close();
  }
}
