package dev.headroom.load;

import dev.headroom.plan.HeaderValues;
import dev.headroom.plan.LoadShape;
import dev.headroom.plan.Plan;
import dev.headroom.plan.PlanReader;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.Rate;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A real injector in a process of its own that tells of every single request: what it observes
 * comes out as its seconds do, one line an event.
 */
final class InjectorProcess implements AutoCloseable {

  /**
   * {@code due AT}, {@code retried AT}, {@code sent AT LAG}, {@code ended AT LATENCY OUTCOME},
   * {@code served AT TIME}; of itself {@code lacking AT WHAT}, {@code paused FROM TO} and {@code
   * timer DUE LATE}.
   */
  private final List<String> events = new CopyOnWriteArrayList<>();

  private final Injector injector;

  private InjectorProcess(List<String> command, Path log) {
    this.injector = Injector.launch(command, "hello", log, events::add);
  }

  /**
   * Starts one.
   *
   * @param options for its JVM, such as a system property that its simulation reads
   */
  static InjectorProcess launch(Path plan, Path folder, String... options) {
    return new InjectorProcess(
        command(plan, folder, folder.resolve("classes"), options), folder.resolve("injector.log"));
  }

  /** The command line of one, with one more folder of classes. */
  static List<String> command(Path plan, Path folder, Path classes, String... options) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    command.add("-Dgatling.data.enableAnalytics=false");
    command.add("-Dgatling.http.warmUpUrl=");
    command.add("-Dgatling.data.writers.0=file");
    command.add("-Dgatling.http.requestTimeout=1000");
    command.addAll(List.of(options));
    command.add("-cp");
    command.add(classes + File.pathSeparator + System.getProperty("java.class.path"));
    command.add(InjectorProcess.class.getName());
    command.add(plan.toString());
    command.add(folder.resolve("gatling").toString());
    return command;
  }

  Injector injector() {
    return injector;
  }

  /** All that was observed so far. */
  List<String> events() {
    return List.copyOf(events);
  }

  /** The outcomes of all requests that have ended, in order. */
  List<String> outcomes() {
    return words("ended").stream().map(words -> words[3]).toList();
  }

  /** The latencies of all requests that have ended, in µs. */
  List<Long> latencies() {
    return words("ended").stream().map(words -> Long.valueOf(words[2])).toList();
  }

  /** The events of one kind, word by word. */
  List<String[]> words(String kind) {
    return events.stream().map(e -> e.split(" ", -1)).filter(w -> w[0].equals(kind)).toList();
  }

  @Override
  public void close() {
    injector.close();
  }

  /** The process. */
  public static void main(String[] arguments) throws IOException {
    PrintStream replies = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    input.readLine();
    Plan plan = PlanReader.read(Path.of(arguments[0]));
    Teller teller = new Teller(replies);
    new InjectorServer(
            plan,
            new HeaderValues(System::getProperty),
            Path.of(arguments[1]),
            teller,
            teller.inside::get,
            replies::println)
        .serve(input);
    System.exit(0);
  }

  private static final class Teller implements RequestObserver {

    private final PrintStream replies;
    private final AtomicLong inside = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();

    Teller(PrintStream replies) {
      this.replies = replies;
    }

    @Override
    public void phase(Phase phase, long startMicros) {}

    /** With the property {@code full}, as a disk that is full once a request has ended. */
    @Override
    public void clock(long nowMicros) {
      if (Boolean.getBoolean("full") && inside.get() < ended.get()) {
        throw new HeadroomException(
            HeadroomException.Kind.RUN_FAILED, "no space left\non the device");
      }
    }

    @Override
    public void due(long atMicros) {
      inside.incrementAndGet();
      tell("due " + atMicros);
    }

    @Override
    public void retried(long atMicros) {
      inside.incrementAndGet();
      tell("retried " + atMicros);
    }

    @Override
    public void sent(long atMicros, long lagMicros) {
      tell("sent " + atMicros + " " + lagMicros);
    }

    @Override
    public void ended(long atMicros, long latencyMicros, Ending ending) {
      String outcome =
          ending instanceof Ending.Answered answered
              ? answered.status() + (answered.checksPassed() ? "" : "-failed")
              : ((Ending.Failed) ending).failure().name();
      tell("ended " + atMicros + " " + latencyMicros + " " + outcome);
      inside.decrementAndGet();
      ended.incrementAndGet();
    }

    @Override
    public void lacking(long atMicros, Lack lack) {
      tell("lacking " + atMicros + " " + lack);
    }

    @Override
    public void paused(long fromMicros, long toMicros) {
      tell("paused " + fromMicros + " " + toMicros);
    }

    @Override
    public void timer(long dueMicros, long lateMicros) {
      if (Boolean.getBoolean("timers")) {
        tell("timer " + dueMicros + " " + lateMicros);
      }
    }

    @Override
    public void ended(long atMicros, long latencyMicros, long serviceMicros, Ending ending) {
      tell("served " + atMicros + " " + serviceMicros);
      ended(atMicros, latencyMicros, ending);
    }

    private void tell(String event) {
      replies.println(InjectorServer.second(event));
    }
  }

  /** A phase of this many requests at most, evenly paced. */
  static Phase phase(String name, double perSecond, Duration length) {
    return new Phase(
        name, PhaseKind.STEP, LoadShape.constant(new Rate(perSecond), length), Duration.ZERO);
  }

  /** A plan in YAML that needs nothing but what is given; arrivals are regular. */
  static String plan(URI target, String scenario) {
    return """
        target: {url: "%s"}
        load: {arrivals: regular, limits: {maxDuration: 5m}}
        objective: {latency: p99 < 9s}
        scenario:
        %s
        """
        .formatted(target, scenario.indent(2));
  }
}
