package dev.headroom.lab;

import dev.headroom.quantity.Ratio;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/**
 * A running origin of known capacity with a gateway in front of it, all on the loopback address.
 *
 * <p>Closing it stops everything. So does the end of the process that started it, however that
 * ends: a shutdown hook serves normal ends and signals, and a supervisor serves {@code kill -9}.
 *
 * <p>The path {@code /.headroom/ready} is answered at once by any instance and appears in no count
 * and no log; every other path is served by a worker, with any method.
 */
public interface Lab extends AutoCloseable {

  /**
   * Starts one in this process and returns when the gateway answers through every instance.
   *
   * @throws dev.headroom.quantity.HeadroomException when it cannot be started; with the gateway's
   *     own last words where there are any
   */
  static Lab start(LabSpec spec) {
    return InProcessLab.start(spec);
  }

  /**
   * Starts one in a process of its own, so that it does not disturb what this one measures.
   *
   * @param childCommand starts a process that hands its streams to {@link LabServer#serve}
   * @throws dev.headroom.quantity.HeadroomException as {@link #start}, and when the process cannot
   *     be started
   */
  static Lab launch(LabSpec spec, List<String> childCommand) {
    return ChildLab.launch(spec, childCommand);
  }

  /** Where visitors come in; stays the same for the life of the lab. */
  URI url();

  /** Name and version of the gateway: {@code haproxy 2.6.12}. */
  String gateway();

  /** The instances that are alive, around the gateway. */
  List<URI> origins();

  /** What every instance is. */
  OriginSpec origin();

  /** What became of the requests, over the instances since the last {@link #resize}. */
  OriginCounts counts();

  /**
   * Replaces all instances by fresh ones behind the same URL, and returns when the gateway answers
   * through every new one. Requests in progress are lost.
   */
  void resize(int instances);

  /**
   * Lets the last instances die at once, as a machine does whose process is killed: their
   * connections are reset and their ports refuse. The gateway isn't told.
   *
   * @param howMany of those alive
   */
  void kill(int howMany);

  /**
   * Lets something go wrong until the lab is resized or closed. Faults of the origin hit a share of
   * the requests, drawn; the others are of the whole lab.
   *
   * @param share above 0, up to 1
   * @throws dev.headroom.quantity.HeadroomException BAD_DATA when this gateway can't have it
   */
  void inject(Fault fault, Ratio share);

  /** How many requests the origin has spoilt since a fault of the origin was injected. */
  long spoilt();

  /**
   * Tells when a part of it has ended that nobody told to: its gateway, or its process. Only the
   * first time, and at once where it has happened already.
   *
   * @param lost gets what has happened, in words, in a thread of the lab's
   */
  void onLoss(Consumer<String> lost);

  @Override
  void close();
}
