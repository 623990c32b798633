package dev.headroom.store.internal;

import dev.headroom.fit.Recovery;
import dev.headroom.fit.Recovery.End;
import dev.headroom.fit.Recovery.Onset;
import dev.headroom.fit.Recovery.Overloaded;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What a spike did, as a part of {@code fit.json}. */
final class RecoveryJson {

  private RecoveryJson() {}

  static Map<String, @Nullable Object> tree(Recovery recovery) {
    return Tree.of(
        "end", recovery.end().id(),
        "seconds", recovery.seconds().orElse(Double.NaN),
        "recovered", recovery.recovered(),
        "baseline", recovery.baseline(),
        "watchedSeconds", recovery.watched(),
        "drainedSeconds", recovery.drained().orElse(Double.NaN),
        "failed", recovery.failed(),
        "onset",
            recovery
                .onset()
                .map(onset -> Tree.of("seconds", onset.seconds(), "offered", onset.offered())),
        "backlog", recovery.backlog(),
        "overload",
            recovery
                .overload()
                .map(
                    over ->
                        Tree.of(
                            "goodput", over.goodput(),
                            "best", over.best(),
                            "collapse", over.collapse())),
        "amplification", recovery.amplification());
  }

  static Recovery read(Fields recovery) {
    return new Recovery(
        recovery.choice("end", End.values(), End::id),
        optional(recovery.number("seconds")),
        recovery.number("baseline"),
        recovery.number("watchedSeconds"),
        optional(recovery.number("drainedSeconds")),
        recovery.number("failed"),
        recovery
            .findObject("onset")
            .map(onset -> new Onset(onset.number("seconds"), onset.number("offered"))),
        recovery.whole("backlog"),
        recovery
            .findObject("overload")
            .map(over -> new Overloaded(over.number("goodput"), over.number("best"))),
        recovery.number("amplification"));
  }

  private static OptionalDouble optional(double number) {
    return Double.isNaN(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
  }
}
