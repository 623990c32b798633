package dev.headroom.load.internal;

import dev.headroom.load.Ceiling;
import dev.headroom.load.Phase;
import dev.headroom.load.PhaseKind;
import dev.headroom.load.WarmUp;
import dev.headroom.plan.LoadShape;
import dev.headroom.quantity.Rate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The lines that the command and its injector exchange, words separated by one space.
 *
 * <pre>
 * command   = "calibrate" url rate | "begin" | "phase" phase seed | "enough" name | "finish" | "stop"
 * phase     = name kind settleMillis segment *( "," segment )
 * segment   = fromPerSecond ":" toPerSecond ":" millis
 * reply     = "ceiling" heldPerSecond exhausted warmUpMillis steady | "begun"
 *           | "started" name startSecond | "ended" name endSecond complete
 *           | "finished" | "failed" text
 * unasked   = "latency" epochSecond late meanMicros   ; of a second, before its row
 *           | "second" text            ; a row of intervals.csv, as each second is closed
 * </pre>
 *
 * <p>{@code enough} ends the load of the phase of that name at the next whole second; of any other
 * it is ignored, since it may come when that phase is over. {@code late} are the good answers
 * slower than the plan's objective allows.
 *
 * <p>The end of the injector's input means that its command is gone: it ends its load and itself.
 */
public final class Protocol {

  public static final String CALIBRATE = "calibrate";
  public static final String BEGIN = "begin";
  public static final String PHASE = "phase";
  public static final String ENOUGH = "enough";
  public static final String FINISH = "finish";
  public static final String STOP = "stop";
  public static final String CEILING = "ceiling";
  public static final String BEGUN = "begun";
  public static final String STARTED = "started";
  public static final String ENDED = "ended";
  public static final String FINISHED = "finished";
  public static final String FAILED = "failed";
  public static final String LATENCY = "latency";
  public static final String SECOND = "second";

  private Protocol() {}

  /** The written form of a phase. */
  public static String write(Phase phase) {
    String segments =
        phase.shape().segments().stream().map(Protocol::write).collect(Collectors.joining(","));
    return String.join(
        " ", phase.name(), phase.kind().name(), Long.toString(phase.settle().toMillis()), segments);
  }

  private static String write(LoadShape.Segment segment) {
    return segment.from().perSecond()
        + ":"
        + segment.to().perSecond()
        + ":"
        + segment.length().toMillis();
  }

  /** The reply that tells a ceiling. */
  public static String write(Ceiling ceiling) {
    String warmUp =
        ceiling.warmUp().map(w -> " " + w.length().toMillis() + " " + w.steady()).orElse("");
    return CEILING + " " + ceiling.held().perSecond() + " " + ceiling.exhausted() + warmUp;
  }

  /** Reads that reply. */
  public static Ceiling readCeiling(String reply) {
    String[] words = reply.split(" ", -1);
    Optional<WarmUp> warmUp =
        words.length < 5
            ? Optional.empty()
            : Optional.of(
                new WarmUp(
                    Duration.ofMillis(Long.parseLong(words[3])), Boolean.parseBoolean(words[4])));
    return new Ceiling(
        new Rate(Double.parseDouble(words[1])), Boolean.parseBoolean(words[2]), warmUp);
  }

  /** Reads the four words of a phase, which begin at this index. */
  public static Phase readPhase(String[] words, int first) {
    return new Phase(
        words[first],
        PhaseKind.valueOf(words[first + 1]),
        new LoadShape(
            Arrays.stream(words[first + 3].split(",", -1)).map(Protocol::readSegment).toList()),
        Duration.ofMillis(Long.parseLong(words[first + 2])));
  }

  private static LoadShape.Segment readSegment(String text) {
    String[] parts = text.split(":", -1);
    return new LoadShape.Segment(
        new Rate(Double.parseDouble(parts[0])),
        new Rate(Double.parseDouble(parts[1])),
        Duration.ofMillis(Long.parseLong(parts[2])));
  }
}
