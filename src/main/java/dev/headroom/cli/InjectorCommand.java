package dev.headroom.cli;

import dev.headroom.collect.Collector;
import dev.headroom.collect.Interval;
import dev.headroom.collect.IntervalFile;
import dev.headroom.collect.RecordingFiles;
import dev.headroom.load.InjectorServer;
import dev.headroom.plan.HeaderValues;
import dev.headroom.plan.Plan;
import dev.headroom.plan.PlanReader;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.store.RunFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * The injector's process: not for people. Its first line of input is a greeting; then it is an
 * {@link InjectorServer} on its standard input and output, and writes the recording of the run.
 */
@Command(name = InjectorCommand.NAME, hidden = true, description = "The injector of a run.")
final class InjectorCommand implements Callable<Integer> {

  static final String NAME = "injector";

  @Parameters(index = "0")
  private Path folder = Path.of("");

  /**
   * The first line for the injector: the plan with headers as its author wrote them, so that
   * secrets are resolved in the injector alone, and the target, which a lab may have moved.
   */
  static String greeting(String planText, URI target) {
    String plan = Base64.getEncoder().encodeToString(planText.getBytes(StandardCharsets.UTF_8));
    return plan + " " + target;
  }

  private static Plan greeted(String greeting) {
    String[] words = greeting.split(" ", 2);
    String text = new String(Base64.getDecoder().decode(words[0]), StandardCharsets.UTF_8);
    Plan plan = PlanReader.parse(text, "plan");
    return plan.withTarget(plan.target().withUrl(URI.create(words[1])));
  }

  @Override
  public Integer call() throws IOException {
    PrintStream replies = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    // Gatling prints as it likes; what it says goes to the injector's log.
    System.setOut(System.err);
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String greeting = input.readLine();
    if (greeting == null) {
      return ExitCode.RUN_FAILED.status();
    }
    try {
      serve(greeted(greeting), input, replies);
      return ExitCode.DONE.status();
    } catch (HeadroomException e) {
      replies.println(InjectorServer.failed(e));
      return ExitCode.of(e.kind()).status();
    }
  }

  private void serve(Plan plan, BufferedReader input, PrintStream replies) {
    configureGatling(plan);
    RunFolder run = new RunFolder(folder);
    try (RecordingFiles files = RecordingFiles.create(run.intervals(), run.latencyLog())) {
      Collector collector =
          new Collector(
              (interval, byOutcome) -> {
                files.closed(interval, byOutcome);
                replies.println(latency(plan, interval));
                replies.println(InjectorServer.second(IntervalFile.row(interval)));
              },
              new ProcessorShare());
      new InjectorServer(
              plan,
              new HeaderValues(System::getenv),
              run.gatling(),
              collector,
              collector::inFlight,
              replies::println)
          .serve(input);
      collector.close();
    }
  }

  private static String latency(Plan plan, Interval interval) {
    return InjectorServer.latency(
        interval.epochSecond(),
        interval.latency().countAbove(plan.objective().latency()),
        interval.latency().mean().toNanos() / 1000);
  }

  /** See the architecture's notes on Gatling: nothing phones home, certificates are verified. */
  private static void configureGatling(Plan plan) {
    String timeout = Long.toString(plan.scenario().timeout().toMillis());
    boolean verify = plan.target().verifyCertificates();
    Map.of(
            "gatling.data.enableAnalytics",
            "false",
            "gatling.http.warmUpUrl",
            "",
            "gatling.data.writers.0",
            "file",
            "gatling.http.requestTimeout",
            timeout,
            "gatling.socket.connectTimeout",
            timeout,
            "gatling.ssl.useInsecureTrustManager",
            Boolean.toString(!verify),
            "gatling.http.enableHostnameVerification",
            Boolean.toString(verify))
        .forEach(System::setProperty);
  }
}
