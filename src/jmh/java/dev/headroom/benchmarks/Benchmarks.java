package dev.headroom.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Runs the benchmarks and prints their ratios as rows of a table.
 *
 * <p>The benchmarks of a group take turns, each round in Javas of its own, and a ratio is taken
 * within a round: what slows the machine for a while slows both sides. Reported is the geometric
 * mean over the rounds with its 95 % interval by Student's t, of the logarithms.
 */
public final class Benchmarks {

  private static final double TAIL = 0.975;

  private Benchmarks() {}

  /**
   * Those that are named, or all.
   *
   * @param names of groups, separated by commas; none for all
   */
  public static void main(String... names) throws RunnerException {
    List<String> wanted = List.of(String.join(",", names).split(",", -1));
    StringBuilder report =
        new StringBuilder("| what | ratio | 95 % | target |\n|---|---|---|---|\n");
    for (Group group : Groups.ALL) {
      if (wanted.contains(group.name()) || wanted.equals(List.of(""))) {
        report.append(rows(group));
      }
    }
    System.out.println(report);
  }

  private static String rows(Group group) throws RunnerException {
    List<Map<String, Double>> rounds = new ArrayList<>();
    for (int i = 0; i < group.rounds(); i++) {
      rounds.add(round(group));
    }
    StringBuilder rows = new StringBuilder();
    group.ratios().forEach(ratio -> rows.append(row(ratio, rounds)));
    return rows.toString();
  }

  /** Scores by {@code method} or {@code method:parameter}. */
  private static Map<String, Double> round(Group group) throws RunnerException {
    Map<String, Double> scores = new HashMap<>();
    for (RunResult result : new Runner(group.options().build()).run()) {
      String benchmark = result.getParams().getBenchmark();
      StringBuilder key = new StringBuilder(benchmark.substring(benchmark.lastIndexOf('.') + 1));
      for (String parameter : result.getParams().getParamsKeys()) {
        key.append(':').append(result.getParams().getParam(parameter));
      }
      scores.put(key.toString(), result.getPrimaryResult().getScore());
    }
    return scores;
  }

  private static String row(Group.Ratio ratio, List<Map<String, Double>> rounds) {
    double[] logarithms =
        rounds.stream()
            .mapToDouble(r -> Math.log(score(ratio.above(), r) / score(ratio.below(), r)))
            .toArray();
    int n = logarithms.length;
    double t = new TDistribution(n - 1).inverseCumulativeProbability(TAIL);
    double half = t * Math.sqrt(StatUtils.variance(logarithms) / n);
    double mean = StatUtils.mean(logarithms);
    return String.format(
        Locale.ROOT,
        "| %s | %.3g | %.3g to %.3g | %s |%n",
        ratio.what(),
        Math.exp(mean),
        Math.exp(mean - half),
        Math.exp(mean + half),
        Double.isNaN(ratio.target())
            ? "–"
            : String.format(
                Locale.ROOT, "≤ %s", Double.toString(ratio.target()).replace(".0", "")));
  }

  private static double score(String key, Map<String, Double> scores) {
    return key.chars().allMatch(Character::isDigit)
        ? Double.parseDouble(key)
        : Objects.requireNonNull(scores.get(key), key);
  }
}
