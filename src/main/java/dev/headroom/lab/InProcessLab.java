package dev.headroom.lab;

import dev.headroom.lab.internal.FaultSite;
import dev.headroom.lab.internal.Gateway;
import dev.headroom.lab.internal.Loopback;
import dev.headroom.lab.internal.Loss;
import dev.headroom.lab.internal.OriginInstance;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import dev.headroom.quantity.Ratio;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A lab in this process; the gateway may be a child of it. */
final class InProcessLab implements Lab {

  private final LabSpec spec;
  private final Gateway gateway;
  private final Loss loss;
  private final String gatewayName;
  private final List<OriginInstance> alive = new ArrayList<>();
  private final List<OriginInstance> killed = new ArrayList<>();
  private final Thread shutdownHook = new Thread(this::stop, "headroom-lab-shutdown");
  private int started;
  private @Nullable FaultSite site;

  private InProcessLab(LabSpec spec, Gateway gateway, Loss loss) {
    this.spec = spec;
    this.loss = loss;
    this.gateway = gateway;
    this.gatewayName = gateway.name();
  }

  static Lab start(LabSpec spec) {
    spec.gateway().requireInstalled();
    int port = Loopback.requireFree(spec.port());
    try {
      Files.createDirectories(spec.directory());
    } catch (IOException e) {
      throw new HeadroomException(
          Kind.RUN_FAILED,
          "cannot make the folder " + spec.directory() + " for the gateway: " + e.getMessage(),
          e);
    }
    Loss loss = new Loss();
    Gateway gateway = Gateway.create(spec.gateway(), port, spec.directory(), loss::happened);
    InProcessLab lab = new InProcessLab(spec, gateway, loss);
    Runtime.getRuntime().addShutdownHook(lab.shutdownHook);
    try {
      lab.resize(spec.instances());
    } catch (HeadroomException e) {
      lab.close();
      throw e;
    }
    return lab;
  }

  @Override
  public URI url() {
    return gateway.url();
  }

  @Override
  public String gateway() {
    return gatewayName;
  }

  @Override
  public synchronized List<URI> origins() {
    return alive.stream().map(OriginInstance::uri).toList();
  }

  @Override
  public OriginSpec origin() {
    return spec.origin();
  }

  @Override
  public synchronized OriginCounts counts() {
    OriginCounts ofAlive = sum(alive);
    return ofAlive.plus(sum(killed));
  }

  private static OriginCounts sum(List<OriginInstance> instances) {
    return instances.stream()
        .map(OriginInstance::counts)
        .reduce(OriginCounts.NONE, OriginCounts::plus);
  }

  @Override
  public synchronized void resize(int instances) {
    LabSpec.requireInstances(instances);
    List<OriginInstance> previous = List.copyOf(alive);
    alive.clear();
    killed.clear();
    List<Integer> numbers = IntStream.range(started, started + instances).boxed().toList();
    started += instances;
    numbers.forEach(number -> alive.add(OriginInstance.start(spec.origin(), number)));
    endFault();
    gateway.serve(origins());
    previous.forEach(OriginInstance::close);
    gateway.awaitAnswers(new TreeSet<>(numbers));
  }

  @Override
  public synchronized void kill(int howMany) {
    if (howMany < 0 || howMany > alive.size()) {
      throw new IllegalArgumentException(
          "of " + alive.size() + " instances alive, " + howMany + " cannot be killed");
    }
    List<OriginInstance> last = alive.subList(alive.size() - howMany, alive.size());
    last.forEach(OriginInstance::kill);
    killed.addAll(last);
    last.clear();
  }

  @Override
  public synchronized void inject(Fault fault, Ratio share) {
    if (!fault.is(spec.gateway())) {
      throw new HeadroomException(
          Kind.BAD_DATA,
          "the "
              + spec.gateway().id()
              + " gateway of the lab can't have the fault "
              + fault.id()
              + "; choose another --gateway");
    }
    endFault();
    try {
      site = FaultSite.of(fault, origins());
      gateway.fail(fault, site);
    } catch (IOException e) {
      throw new HeadroomException(
          Kind.RUN_FAILED, "cannot make the fault " + fault.id() + ": " + e.getMessage(), e);
    }
    for (int i = 0; i < alive.size(); i++) {
      alive.get(i).spoil(fault, share.value(), spec.origin().seed() + i);
    }
  }

  @Override
  public synchronized long spoilt() {
    return alive.stream().mapToLong(OriginInstance::spoilt).sum();
  }

  private void endFault() {
    if (site != null) {
      site.close();
      site = null;
    }
  }

  @Override
  public void onLoss(Consumer<String> lost) {
    loss.listener(lost);
  }

  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(shutdownHook);
    } catch (IllegalStateException e) {
      // Closed because the process is ending: the hook has run or runs now.
    }
  }

  private synchronized void stop() {
    gateway.close();
    endFault();
    alive.forEach(OriginInstance::close);
    alive.clear();
  }
}
