package dev.headroom.lab;

import dev.headroom.lab.internal.LabProcess;
import dev.headroom.lab.internal.Message;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import dev.headroom.quantity.Ratio;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The messages between {@link ChildLab} and {@link LabServer}, and the values they carry. */
final class LabMessages {

  static final String START = "start";
  static final String RESIZE = "resize";
  static final String KILL = "kill";
  static final String INJECT = "inject";
  static final String SPOILT = "spoilt";
  static final String COUNTS = "counts";
  static final String STOP = "stop";
  static final String OK = "ok";
  static final String ERROR = "error";
  static final String INSTANCES = "instances";
  static final String TEXT = LabProcess.TEXT;
  private static final String KIND = "kind";

  private LabMessages() {}

  static Message start(LabSpec spec) {
    OriginSpec origin = spec.origin();
    return new Message(
        START,
        Map.ofEntries(
            Map.entry("workers", Integer.toString(origin.workers())),
            Map.entry("shape", origin.law().shape().name()),
            Map.entry("meanNanos", Long.toString(origin.law().mean().toNanos())),
            Map.entry("variation", Double.toString(origin.law().variation())),
            Map.entry("queue", Integer.toString(origin.queue())),
            Map.entry("seed", Long.toString(origin.seed())),
            Map.entry("slowdown", Double.toString(origin.slowdown())),
            Map.entry(INSTANCES, Integer.toString(spec.instances())),
            Map.entry("gateway", spec.gateway().id()),
            Map.entry("port", Integer.toString(spec.port())),
            Map.entry("directory", spec.directory().toAbsolutePath().toString())));
  }

  static LabSpec spec(Message start) {
    ServiceLaw law =
        new ServiceLaw(
            ServiceLaw.Shape.valueOf(start.get("shape")),
            Duration.ofNanos(start.number("meanNanos")),
            Double.parseDouble(start.get("variation")));
    OriginSpec origin =
        new OriginSpec(
            (int) start.number("workers"),
            law,
            (int) start.number("queue"),
            start.number("seed"),
            Double.parseDouble(start.get("slowdown")));
    return new LabSpec(
        origin,
        (int) start.number(INSTANCES),
        GatewayKind.parse(start.get("gateway")),
        (int) start.number("port"),
        Path.of(start.get("directory")));
  }

  static Message inject(Fault fault, Ratio share) {
    return new Message(
        INJECT, Map.of("fault", fault.id(), "share", Double.toString(share.value())));
  }

  static void inject(Lab lab, Message order) {
    lab.inject(Fault.parse(order.get("fault")), new Ratio(Double.parseDouble(order.get("share"))));
  }

  static Message state(Lab lab) {
    String origins = lab.origins().stream().map(URI::toString).collect(Collectors.joining(","));
    return new Message(
        OK, Map.of("url", lab.url().toString(), "gateway", lab.gateway(), "origins", origins));
  }

  static List<URI> origins(Message state) {
    return Arrays.stream(state.get("origins").split(",", -1))
        .filter(uri -> !uri.isEmpty())
        .map(URI::create)
        .toList();
  }

  static Message counts(OriginCounts counts) {
    return new Message(
        OK,
        Map.of(
            "accepted", Long.toString(counts.accepted()),
            "answered", Long.toString(counts.answered()),
            "lost", Long.toString(counts.lost()),
            "dropped", Long.toString(counts.dropped()),
            "waiting", Long.toString(counts.waiting()),
            "inService", Long.toString(counts.inService())));
  }

  static OriginCounts counts(Message message) {
    return new OriginCounts(
        message.number("accepted"),
        message.number("answered"),
        message.number("lost"),
        message.number("dropped"),
        message.number("waiting"),
        message.number("inService"));
  }

  static Message error(Kind kind, String text) {
    return new Message(ERROR, Map.of(KIND, kind.name(), TEXT, text));
  }

  /** Unasked: a part of the lab has ended that nobody told to. */
  static Message lost(String what) {
    return new Message(LabProcess.LOST, Map.of(TEXT, what));
  }

  static HeadroomException exception(Message error) {
    return new HeadroomException(Kind.valueOf(error.get(KIND)), error.get(TEXT));
  }
}
