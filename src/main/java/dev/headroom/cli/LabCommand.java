package dev.headroom.cli;

import dev.headroom.lab.GatewayKind;
import dev.headroom.lab.Lab;
import dev.headroom.lab.LabServer;
import dev.headroom.lab.LabSpec;
import dev.headroom.lab.OriginSpec;
import dev.headroom.lab.ServiceLaw;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.store.JsonDocument;
import dev.headroom.store.RunFolder;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The lab alone, for other tools to load. */
@Command(
    name = LabCommand.NAME,
    mixinStandardHelpOptions = true,
    description = {
      "Start an origin of known capacity and a gateway in front of it, and keep them up until",
      "Ctrl-C, for other tools to load."
    })
final class LabCommand implements Callable<Integer> {

  static final String NAME = "lab";

  @Mixin private Output output = new Output();
  @Mixin private ResultsOption results = new ResultsOption();

  @Option(names = "--workers", defaultValue = "8", description = "Default: ${DEFAULT-VALUE}.")
  private int workers;

  @Option(
      names = "--service",
      paramLabel = "LAW",
      defaultValue = "lognormal 40ms cv 0.5",
      description = {
        "How long a request is served: 'constant 40ms', 'exponential 40ms' or",
        "'lognormal 40ms cv 0.5' (default: ${DEFAULT-VALUE})."
      })
  private String service = "";

  @Option(names = "--queue", description = "How many requests may wait (default: 8 a worker).")
  private @Nullable Integer queue;

  @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--instances", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
  private int instances;

  @Option(
      names = "--gateway",
      paramLabel = "KIND",
      description = "haproxy, nginx or embedded (default: the first of them that is installed).")
  private @Nullable GatewayKind gateway;

  @Option(
      names = "--port",
      defaultValue = "0",
      description = "The gateway's port (default: a free one).")
  private int port;

  @Option(names = "--controlled", hidden = true, description = "Serve the command that started it.")
  private boolean controlled;

  @Override
  public Integer call() throws InterruptedException {
    if (controlled) {
      PrintStream answers = System.out;
      System.setOut(System.err);
      LabServer.serve(System.in, answers);
      return ExitCode.DONE.status();
    }
    try (Lab lab = Lab.start(spec())) {
      String capacity = lab.origin().capacity().times(instances).toString();
      output.result(
          "gateway:  "
              + lab.gateway()
              + "\nurl:      "
              + lab.url()
              + "\ncapacity: "
              + capacity
              + "\nCtrl-C ends it.\n",
          JsonDocument.empty()
              .with("url", lab.url().toString())
              .with("gateway", lab.gateway())
              .with("trueCapacity", lab.origin().capacity().times(instances).perSecond()));
      new CountDownLatch(1).await();
      return ExitCode.DONE.status();
    }
  }

  private LabSpec spec() {
    try {
      ServiceLaw law = ServiceLaw.parse(service);
      OriginSpec usual = OriginSpec.of(workers, law, seed);
      OriginSpec origin =
          new OriginSpec(workers, law, Optional.ofNullable(queue).orElse(usual.queue()), seed);
      GatewayKind kind = Optional.ofNullable(gateway).orElseGet(GatewayKind::best);
      LabSpec spec = new LabSpec(origin, instances, kind, port, results.directory);
      // Only what can be started gets a folder of its own.
      Path directory = RunFolder.create(results.directory, NAME, Instant.now()).gateway();
      return new LabSpec(spec.origin(), instances, kind, port, directory);
    } catch (IllegalArgumentException e) {
      throw new HeadroomException(
          HeadroomException.Kind.BAD_DATA, "no such lab: " + e.getMessage(), e);
    }
  }
}
