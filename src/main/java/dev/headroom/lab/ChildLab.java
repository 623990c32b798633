package dev.headroom.lab;

import dev.headroom.lab.internal.LabProcess;
import dev.headroom.lab.internal.Message;
import dev.headroom.quantity.Ratio;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A lab in a child process, steered over the child's standard streams. */
final class ChildLab implements Lab {

  private final OriginSpec origin;
  private final LabProcess process;
  private final URI url;
  private final String gateway;
  private volatile List<URI> origins;

  private ChildLab(OriginSpec origin, LabProcess process, Message state) {
    this.origin = origin;
    this.process = process;
    this.url = URI.create(state.get("url"));
    this.gateway = state.get("gateway");
    this.origins = LabMessages.origins(state);
  }

  static Lab launch(LabSpec spec, List<String> command) {
    LabProcess process = LabProcess.start(command, spec.directory());
    try {
      Message state = ask(process, LabMessages.start(spec));
      return new ChildLab(spec.origin(), process, state);
    } catch (RuntimeException e) { // whatever went wrong, the child must not stay
      process.close();
      throw e;
    }
  }

  private static Message ask(LabProcess process, Message order) {
    Message answer = process.ask(order);
    if (answer.verb().equals(LabMessages.ERROR)) {
      throw LabMessages.exception(answer);
    }
    return answer;
  }

  private void change(String verb, int instances) {
    Message order = new Message(verb, Map.of(LabMessages.INSTANCES, Integer.toString(instances)));
    origins = LabMessages.origins(ask(process, order));
  }

  @Override
  public URI url() {
    return url;
  }

  @Override
  public String gateway() {
    return gateway;
  }

  @Override
  public List<URI> origins() {
    return origins;
  }

  @Override
  public OriginSpec origin() {
    return origin;
  }

  @Override
  public OriginCounts counts() {
    return LabMessages.counts(ask(process, new Message(LabMessages.COUNTS, Map.of())));
  }

  @Override
  public void resize(int instances) {
    LabSpec.requireInstances(instances);
    change(LabMessages.RESIZE, instances);
  }

  @Override
  public void kill(int howMany) {
    if (howMany < 0 || howMany > origins.size()) {
      throw new IllegalArgumentException(
          "of " + origins.size() + " instances alive, " + howMany + " cannot be killed");
    }
    change(LabMessages.KILL, howMany);
  }

  @Override
  public void inject(Fault fault, Ratio share) {
    ask(process, LabMessages.inject(fault, share));
  }

  @Override
  public long spoilt() {
    return ask(process, new Message(LabMessages.SPOILT, Map.of())).number(LabMessages.SPOILT);
  }

  @Override
  public void onLoss(Consumer<String> lost) {
    process.onLoss(lost);
  }

  @Override
  public void close() {
    process.close();
  }
}
