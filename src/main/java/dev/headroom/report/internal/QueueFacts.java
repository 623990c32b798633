package dev.headroom.report.internal;

import dev.headroom.fit.Queue;
import dev.headroom.quantity.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The queue before the origin in plain words. */
final class QueueFacts {

  private QueueFacts() {}

  static List<Fact> of(Optional<Queue> queue) {
    return queue.map(QueueFacts::of).orElse(List.of());
  }

  private static List<Fact> of(Queue queue) {
    List<Fact> facts = new ArrayList<>();
    facts.add(
        fact(
            "Workers",
            queue.workers(),
            "requests at once",
            "that it works on in parallel, as if all of a request’s time were work"));
    facts.add(
        queue
            .room()
            .map(
                room ->
                    fact(
                        "Room",
                        room,
                        "requests",
                        "inside at most, worked on or waiting; the next one is turned away"))
            .orElseGet(() -> Fact.unknown("Room", "the queue was never seen full")));
    facts.add(fact("Variability", queue.variability(), "", variability(queue.variability())));
    facts.add(
        queue
            .concurrency()
            .map(
                inside ->
                    fact(
                        "Inside when sustainable",
                        inside,
                        "requests",
                        "on average at the sustainable rate: a gateway’s limit for each instance"
                            + " (HAProxy’s maxconn) that keeps the objective"))
            .orElseGet(
                () -> Fact.unknown("Inside when sustainable", "no sustainable rate was found")));
    return facts;
  }

  /** Exponential times and random arrivals are the common measure. */
  private static String variability(Estimate found) {
    String scale = "of arrivals and work: 1 is as random as chance, 0 is clockwork";
    return found.high() < 1
        ? scale + "; below 1, waits are shorter than chance alone would make them"
        : found.low() > 1
            ? scale + "; above 1, waits are longer than chance alone would make them"
            : scale;
  }

  private static Fact fact(String label, Estimate value, String unit, String detail) {
    return new Fact(
        label, Figures.value(value), unit, Figures.interval(value), detail, detail, Tone.PLAIN);
  }
}
