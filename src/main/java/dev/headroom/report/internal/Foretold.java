package dev.headroom.report.internal;

import dev.headroom.fit.SpikeForecast;
import dev.headroom.load.PhaseKind;
import dev.headroom.load.PhaseRecord;
import dev.headroom.quantity.Estimate;
import dev.headroom.report.ReportData;
import java.util.List;

/**
 * The spike as the model foretold it, beside the spike as it was seen.
 *
 * @param tone whether it was borne out
 * @param sentence what came of it, or why nothing was foretold
 * @param table no rows where nothing was foretold
 */
public record Foretold(Tone tone, String sentence, Table table) {

  static Foretold of(ReportData data) {
    return data.fit()
        .spike()
        .map(Foretold::of)
        .orElseGet(() -> new Foretold(Tone.PLAIN, absent(data), table(List.of())));
  }

  private static Foretold of(SpikeForecast spike) {
    Table.Row errors =
        row(
            "Gateway errors",
            spike.gatewayErrors(),
            whole(spike.gatewayErrors().value()),
            wholes(spike.gatewayErrors()),
            Figures.count(spike.seenGatewayErrors()),
            (double) spike.seenGatewayErrors());
    Table.Row latency =
        row(
            "p99 latency, ms",
            spike.p99Millis(),
            Figures.rate(spike.p99Millis().value()),
            Figures.outward(spike.p99Millis()),
            seenLatency(spike, false),
            spike.seenP99Millis());
    return new Foretold(
        spike.borneOut() ? Tone.GOOD : Tone.BAD, sentence(spike), table(List.of(errors, latency)));
  }

  private static String sentence(SpikeForecast spike) {
    return "The model knew the levels but not the spike. Given when the spike’s requests came, it"
        + " foretold what would become of the "
        + Figures.count(spike.requests())
        + " of them that ended: "
        + (spike.borneOut()
            ? "borne out, what was seen lies within what was foretold."
            : "not borne out, so be wary of what it says of other spikes.");
  }

  private static Table table(List<Table.Row> rows) {
    return new Table(
        "The interval is where the model expects 95 of 100 such spikes",
        List.of("Of the spike", "Came out", "Foretold", "95 % interval", "Seen"),
        2,
        rows);
  }

  private static Table.Row row(
      String name, Estimate foretold, String value, String interval, String seen, double number) {
    if (foretold.isBound() || Double.isNaN(number)) {
      return Table.Row.of(name, "cannot be compared", "–", "–", seen);
    }
    boolean within = foretold.low() <= number && number <= foretold.high();
    return new Table.Row(
        within ? Tone.PLAIN : Tone.BAD,
        List.of(
            name,
            within ? "borne out ✓" : number > foretold.high() ? "more ✗" : "less ✗",
            value,
            interval,
            seen));
  }

  /** The same in a line of some 60 characters, for a terminal. */
  static String brief(SpikeForecast spike) {
    return whole(spike.gatewayErrors().value())
        + " errors, seen "
        + Figures.count(spike.seenGatewayErrors())
        + "; p99 "
        + Figures.rate(spike.p99Millis().value())
        + " ms, seen "
        + seenLatency(spike, true)
        + (spike.borneOut() ? " ✓ held" : " ✗ missed");
  }

  /** Whole requests, rounded outwards by no more than one, so that no miss looks like a hit. */
  private static String wholes(Estimate requests) {
    return whole(Math.floor(requests.low())) + " to " + whole(Math.ceil(requests.high()));
  }

  private static String whole(double requests) {
    return Double.isNaN(requests) ? "not known" : Figures.count(Math.round(requests));
  }

  private static String seenLatency(SpikeForecast spike, boolean unit) {
    return Double.isNaN(spike.seenP99Millis())
        ? "none"
        : Figures.rate(spike.seenP99Millis()) + (unit ? " ms" : "");
  }

  private static String absent(ReportData data) {
    List<PhaseRecord> spikes =
        data.recording().run().phases().stream().filter(p -> p.kind() == PhaseKind.SPIKE).toList();
    String why =
        spikes.isEmpty()
            ? "the run had no spike."
            : !spikes.get(0).complete()
                ? "the spike was cut short."
                : !data.fit().conclusive()
                    ? "without the origin’s capacity there is nothing to foretell it from."
                    : data.fit().queue().isEmpty()
                        ? "the model says nothing of the queue."
                        : "the queue was never seen full, so how many find no place isn’t known.";
    return "Nothing was foretold: " + why;
  }
}
