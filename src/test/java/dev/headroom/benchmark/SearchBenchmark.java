package dev.headroom.benchmark;

import dev.headroom.plan.Objective;
import dev.headroom.plan.SearchMethod;
import dev.headroom.quantity.Estimate;
import dev.headroom.quantity.Rate;
import dev.headroom.quantity.Ratio;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The section on searches of {@code docs/benchmarks.md}, over a number of seeds. */
final class SearchBenchmark {

  /** What the section says before anything is measured. */
  static final String HEAD =
      """
      ## Searches

      The adaptive search beside the three that others have, in virtual time, against origins whose
      truth is known: the Javadoc of `BenchmarkLab` says from where. Generated; reproduced, to the
      byte, and written again by:

          mvn -Dtest=SearchBenchmarkTest -Dheadroom.benchmark=write test

      Every search begins at 20/s after a control of 10 s. The others are told the saturation to a
      factor of two, the adaptive one to a factor of five, and it is asked for ±5 % at 95 %. Seconds
      are those of load. The recordings of staircase and ramp are fitted as every run of Headroom is, so
      that their rows show how they choose rates and not how others read them; the bisection answers
      with the middle of its last two verdicts, and for the saturation its verdict is that at most
      3 % of requests are lost. A bound instead of a value counts as 100 % off.

      *Of the limit* is the RMSE as a multiple of c_s/√(CT), what the counted seconds allow at best.
      """;

  /** The seeds of the comparison, as many as a median is worth. */
  private static final int SEEDS = 5;

  /** Intervals that hold the truth are counted over more: the adaptive search only. */
  private static final int COVERAGE_SEEDS = 16;

  private static final Ratio PRECISION = new Ratio(0.05);

  /** What the rivals get for the saturation rate, seconds; the cheapest that is as good counts. */
  private static final int[] BUDGETS = {60, 120, 240, 480};

  /** A target: the same error in no more than this share of the time. */
  private static final double SHARE = 0.7;

  /** Saturation as a bisection sees it: 3 % of requests are lost, whatever their latency. */
  private static final Objective LOSSES = Objective.parse("p50<60s,errors<3%");

  private final int seeds;
  private final StringBuilder page = new StringBuilder();
  private final List<String> verdicts = new ArrayList<>();

  private SearchBenchmark(int seeds) {
    this.seeds = seeds;
  }

  /** The whole section. */
  static String section() {
    return text(SEEDS, COVERAGE_SEEDS);
  }

  /** A page with the section in the place of the one that it had, or at its end. */
  static String into(String page, String section) {
    int begin = page.indexOf("## Searches\n");
    if (begin < 0) {
      return page.stripTrailing() + "\n\n" + section;
    }
    int end = page.indexOf("\n## ", begin + 1);
    return page.substring(0, begin) + section + (end < 0 ? "" : page.substring(end));
  }

  /** The section over so many seeds. */
  static String text(int seeds, int coverageSeeds) {
    SearchBenchmark benchmark = new SearchBenchmark(seeds);
    List<List<SearchTrial>> adaptive = BenchmarkLab.ALL.stream().map(benchmark::adaptive).toList();
    benchmark.add(HEAD);
    benchmark.add(String.format(Locale.ROOT, "\n%d seeds.\n\n", seeds));
    benchmark.saturation(adaptive);
    benchmark.sustainable(adaptive);
    SearchBenchmark wider = new SearchBenchmark(coverageSeeds);
    benchmark.coverage(BenchmarkLab.ALL.stream().map(wider::adaptive).toList(), coverageSeeds);
    return benchmark.page.toString();
  }

  private List<SearchTrial> adaptive(BenchmarkLab lab) {
    SearchMethod method =
        new SearchMethod.Adaptive(
            new Rate(20), new Rate(5 * lab.saturation()), PRECISION, Duration.ofMinutes(15));
    return trials(lab, method);
  }

  private List<SearchTrial> trials(BenchmarkLab lab, SearchMethod method) {
    return IntStream.range(0, seeds)
        .parallel()
        .mapToObj(seed -> SearchTrial.of(lab, method, seed))
        .toList();
  }

  private void saturation(List<List<SearchTrial>> adaptive) {
    add("### Saturation rate\n\n");
    add("| lab | search | seconds | requests | median error | worst | RMSE | of the limit |\n");
    add("|---|---|---|---|---|---|---|---|\n");
    double[] share = {0, 0};
    double median = 0;
    double worst = 0;
    for (int i = 0; i < adaptive.size(); i++) {
      BenchmarkLab lab = BenchmarkLab.ALL.get(i);
      List<SearchTrial> ours = adaptive.get(i);
      Errors errors = errors(ours, t -> t.counted().rate(), lab.saturation());
      double seconds = mean(ours, t -> t.counted().seconds());
      double requests = mean(ours, t -> t.counted().requests());
      row(lab, "**adaptive**", seconds, requests, errors, limit(lab, ours, errors));
      median = Math.max(median, errors.median());
      worst = Math.max(worst, errors.worst());
      double[] best = cheapest(lab, errors);
      share[0] = Math.max(share[0], seconds / best[0]);
      share[1] = Math.max(share[1], requests / best[1]);
    }
    add("\n");
    judge(
        "saturation, share of the time of the cheapest rival that is as good, at most",
        share[0],
        1.0 / 3);
    judge("saturation, share of its requests, at most", share[1], 1.0 / 3);
    judge("saturation, largest median error of a lab", median, 0.01);
    judge("saturation, worst error of all runs", worst, 0.03);
  }

  /** Seconds and requests of the cheapest rival that is as good; infinite where none is. */
  private double[] cheapest(BenchmarkLab lab, Errors ours) {
    double[] best = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    for (Rival rival : Rival.values()) {
      boolean asGood = false;
      for (int budget : BUDGETS) {
        if (asGood) {
          break;
        }
        BenchmarkLab asked = rival == Rival.BISECTION ? losses(lab) : lab;
        List<SearchTrial> theirs = trials(asked, rival.within(budget, lab.saturation()));
        Errors errors =
            errors(
                theirs,
                rival == Rival.BISECTION ? SearchTrial::sustainable : SearchTrial::saturation,
                lab.saturation());
        asGood = errors.rootMeanSquare() <= ours.rootMeanSquare();
        double seconds = mean(theirs, SearchTrial::seconds);
        double requests = mean(theirs, SearchTrial::requests);
        row(lab, rival.text(), seconds, requests, errors, "");
        if (asGood) {
          best[0] = Math.min(best[0], seconds);
          best[1] = Math.min(best[1], requests);
        }
      }
    }
    return best;
  }

  private static BenchmarkLab losses(BenchmarkLab lab) {
    return new BenchmarkLab(
        lab.name(), lab.target(), LOSSES, lab.saturation(), lab.saturation(), lab.spread());
  }

  /** The RMSE as a multiple of c_s/√(CT). */
  private static String limit(BenchmarkLab lab, List<SearchTrial> ours, Errors errors) {
    double seconds = mean(ours, t -> t.counted().overload());
    double limit = lab.spread() / Math.sqrt(lab.saturation() * seconds);
    return limit == 0
        ? ""
        : String.format(
            Locale.ROOT, "%.2f × %.2f %%", errors.rootMeanSquare() / limit, 100 * limit);
  }

  private void row(
      BenchmarkLab lab, String search, double seconds, double requests, Errors errors, String end) {
    add(
        String.format(
            Locale.ROOT,
            "| %s | %s | %.0f | %,.0f | %.2f %% | %.2f %% | %.2f %% | %s |\n",
            lab.name(),
            search,
            seconds,
            requests,
            100 * errors.median(),
            100 * errors.worst(),
            100 * errors.rootMeanSquare(),
            end));
  }

  private void sustainable(List<List<SearchTrial>> adaptive) {
    add("\n### Sustainable rate\n\n");
    add("| lab | search | seconds | requests | median error | worst | RMSE | |\n");
    add("|---|---|---|---|---|---|---|---|\n");
    double atEqual = 0;
    double atMore = 0;
    for (int i = 0; i < adaptive.size(); i++) {
      BenchmarkLab lab = BenchmarkLab.ALL.get(i);
      List<SearchTrial> ours = adaptive.get(i);
      Errors errors = errors(ours, SearchTrial::sustainable, lab.sustainable());
      double seconds = mean(ours, SearchTrial::seconds);
      row(lab, "**adaptive**", seconds, mean(ours, SearchTrial::requests), errors, "");
      atEqual = Math.max(atEqual, errors.rootMeanSquare() / best(lab, seconds, "equal time"));
      String more = String.format(Locale.ROOT, "time ÷ %.1f", SHARE);
      atMore = Math.max(atMore, errors.rootMeanSquare() / best(lab, seconds / SHARE, more));
    }
    add("\n");
    judge("sustainable, RMSE as a share of the best rival's in equal time, at most", atEqual, 1);
    judge("sustainable, the same where the rival has 1/0.7 of the time", atMore, 1);
  }

  /** The smallest RMSE of the rivals in so much time. */
  private double best(BenchmarkLab lab, double seconds, String what) {
    double best = Double.POSITIVE_INFINITY;
    for (Rival rival : Rival.values()) {
      List<SearchTrial> theirs = trials(lab, rival.within((int) seconds, lab.saturation()));
      Errors errors = errors(theirs, SearchTrial::sustainable, lab.sustainable());
      row(
          lab,
          rival.text(),
          mean(theirs, SearchTrial::seconds),
          mean(theirs, SearchTrial::requests),
          errors,
          what);
      best = Math.min(best, errors.rootMeanSquare());
    }
    return best;
  }

  private void coverage(List<List<SearchTrial>> adaptive, int runs) {
    add("\n### Intervals\n\n| lab | saturation holds the truth | sustainable holds the truth |\n");
    add("|---|---|---|\n");
    double least = 1;
    for (int i = 0; i < adaptive.size(); i++) {
      BenchmarkLab lab = BenchmarkLab.ALL.get(i);
      int first = errors(adaptive.get(i), SearchTrial::saturation, lab.saturation()).covering();
      int second = errors(adaptive.get(i), SearchTrial::sustainable, lab.sustainable()).covering();
      least = Math.min(least, (double) Math.min(first, second) / runs);
      add(
          String.format(
              Locale.ROOT,
              "| %s | %d of %d | %d of %d |\n",
              lab.name(),
              first,
              runs,
              second,
              runs));
    }
    add("\n");
    boolean met = least >= 0.9;
    verdicts.add(
        String.format(
            Locale.ROOT,
            "| least share of intervals of a lab that hold the truth | 0.90 | %.2f | %s |\n",
            least,
            met ? "met" : "**missed**"));
    add("### Targets\n\n| what | target | reached | |\n|---|---|---|---|\n");
    verdicts.forEach(this::add);
  }

  private void judge(String what, double value, double most) {
    verdicts.add(
        String.format(
            Locale.ROOT,
            "| %s | %.3f | %.3f | %s |\n",
            what,
            most,
            value,
            value <= most ? "met" : "**missed**"));
  }

  private static Errors errors(
      List<SearchTrial> trials, Function<SearchTrial, Estimate> rate, double truth) {
    return Errors.of(trials.stream().map(rate).toList(), truth);
  }

  private static double mean(List<SearchTrial> trials, ToDoubleFunction<SearchTrial> value) {
    return trials.stream().mapToDouble(value).average().orElse(Double.NaN);
  }

  private void add(String text) {
    page.append(text);
  }

  /** Prints the section, while a search is worked on: the seeds of both parts. */
  public static void main(String[] arguments) {
    System.out.print(text(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1])));
  }
}
