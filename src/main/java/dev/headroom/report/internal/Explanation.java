package dev.headroom.report.internal;

import dev.headroom.fit.Fit;
import dev.headroom.fit.ModelSummary;
import dev.headroom.fit.ModelSummary.Alternative;
import dev.headroom.fit.ModelSummary.Parameter;
import dev.headroom.report.ReportData;
import java.util.ArrayList;
import java.util.List;

/**
 * The model that the curve was drawn by: what it says, with which parameters, and beside which
 * others it was chosen.
 *
 * @param summary what it is, in a sentence or two
 * @param parameters with their intervals, no rows where nothing was fitted
 * @param rivals it and the others, no rows where it was the only one
 * @param queue what it says of the queue, none where it says nothing
 * @param noQueue why it says nothing, empty where it does
 */
public record Explanation(
    String summary, Table parameters, Table rivals, List<Fact> queue, String noQueue) {

  public Explanation {
    queue = List.copyOf(queue);
  }

  static Explanation of(ReportData data) {
    Fit fit = data.fit();
    List<Fact> queue = QueueFacts.of(fit.queue());
    return new Explanation(
        summary(fit), parameters(fit.model()), rivals(fit.model()), queue, noQueue(fit));
  }

  private static String summary(Fit fit) {
    if (!fit.known()) {
      return "No model was fitted, because no level of load could be used.";
    }
    String words = ModelWords.model(fit.model().name());
    return "The curve is that of the model "
        + fit.model().name()
        + (words.isEmpty() ? "." : ": " + words + ".")
        + (fit.model().alternatives().isEmpty() ? "" : " " + chosen(fit.model()))
        + heldOut(fit.quality().heldOutError());
  }

  private static String chosen(ModelSummary model) {
    return heldOut(model)
        ? "It is the simplest of those that foretell a level from all the others about as well as"
            + " the best."
        : "It fits best for the number of its parameters.";
  }

  private static boolean heldOut(ModelSummary model) {
    return model.alternatives().stream().anyMatch(a -> !Double.isNaN(a.heldOutError()));
  }

  private static String heldOut(double error) {
    return Double.isNaN(error)
        ? ""
        : " Left out and foretold from the others, a level’s goodput came out "
            + Figures.percent(error)
            + " off, typically.";
  }

  private static Table parameters(ModelSummary model) {
    return new Table(
        "Its parameters",
        List.of("Parameter", "What it is", "Unit", "Value", "95 % interval"),
        3,
        model.parameters().stream().map(Explanation::parameter).toList());
  }

  private static Table.Row parameter(Parameter parameter) {
    return Table.Row.of(
        parameter.name(),
        ModelWords.parameter(parameter.name()),
        parameter.unit().equals("1") ? "–" : parameter.unit(),
        Figures.value(parameter.value()),
        range(parameter));
  }

  private static String range(Parameter parameter) {
    String range = parameter.value().isBound() ? "" : Figures.range(parameter.value());
    return range.isEmpty() ? "–" : range;
  }

  private static Table rivals(ModelSummary model) {
    List<Table.Row> rows = new ArrayList<>();
    if (!model.alternatives().isEmpty()) {
      boolean heldOut = heldOut(model);
      rows.add(
          rival(model.name() + " ✓", model.name(), heldOut ? "near the best" : "–", model.aicc()));
      model.alternatives().forEach(a -> rows.add(rival(a)));
    }
    return new Table(
        "The models compared, ✓ the chosen one. Held-out error: how far off a level is when foretold from the others,"
            + " in that level’s own standard errors; 1 is chance alone. AICc: misfit plus a price for"
            + " each parameter. Less is better in both.",
        List.of("Model", "What it says", "Held-out error", "AICc"),
        2,
        rows);
  }

  private static Table.Row rival(Alternative other) {
    return rival(
        other.name(), other.name(), Figures.decimal(other.heldOutError(), 2), other.aicc());
  }

  private static Table.Row rival(String title, String name, String heldOut, double aicc) {
    return Table.Row.of(title, ModelWords.model(name), heldOut, Figures.decimal(aicc, 1));
  }

  private static String noQueue(Fit fit) {
    return fit.queue().isPresent()
        ? ""
        : fit.conclusive()
            ? "It says nothing of the queue: no model of one explains the levels."
            : "It says nothing of the queue: that takes levels past the origin’s capacity.";
  }
}
