package dev.headroom.check.internal;

import dev.headroom.check.Area;
import dev.headroom.check.Problem;
import dev.headroom.check.internal.Answer.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** A few requests more, and other user agents, to see whether a filter answers. */
final class FilterCheck {

  /** Half a second of visitors: more than the burst that limiters allow by their examples. */
  private static final int REQUESTS = 24;

  /** Gentler than any load test, and above what limiters grant one address. */
  private static final double MOST_PER_SECOND = 50;

  /** As they call themselves by default. */
  private static final Map<String, String> AGENTS =
      Map.of(
          "a browser", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
          "curl", "curl/8.5.0",
          "Python", "python-requests/2.32.3");

  private final Notebook notebook;
  private final double perSecond;

  /**
   * @param planned the highest rate of the plan, which is never passed
   */
  FilterCheck(Notebook notebook, double planned) {
    this.notebook = notebook;
    this.perSecond = Math.min(MOST_PER_SECOND, planned);
  }

  /** Other clients first: after a burst that a limiter met, all of them would be turned away. */
  void look(Visit visit, Answer own) {
    agents(visit, own);
    if (own.good()) {
      burst(visit);
    }
  }

  private void agents(Visit visit, Answer own) {
    List<String> names = AGENTS.keySet().stream().sorted().toList();
    List<Answer> answers =
        Together.ask(names, name -> visit.by(AGENTS.getOrDefault(name, name)).answer());
    Map<String, Answer> others = new TreeMap<>();
    names.forEach(name -> others.put(name, answers.get(names.indexOf(name))));
    others.forEach((name, a) -> notebook.see(Area.FILTER, name, a.text()));
    Answer browser = others.get("a browser");
    if (browser != null && browser.good() && turnedAway(own)) {
      notebook.find(
          Problem.FILTER_USER_AGENT,
          "the load generator: " + own.text() + ", a browser: " + browser.text());
    }
    others.forEach(
        (name, a) -> {
          if (own.good() && turnedAway(a)) {
            notebook.find(Problem.FILTER_OTHER_AGENT, name + ": " + a.text());
          }
        });
  }

  private static boolean turnedAway(Answer answer) {
    return answer.status() == 403
        || answer.status() == 429
        || answer.ending() != Ending.ANSWERED
        || Challenge.isIn(answer);
  }

  private void burst(Visit visit) {
    long start = System.nanoTime();
    int requests = (int) Math.max(2, Math.min(REQUESTS, perSecond));
    List<Answer> answers =
        Together.ask(
            IntStream.range(0, requests).boxed().toList(),
            i -> {
              await(start + Math.round(i / perSecond * 1e9));
              return visit.answer();
            });
    notebook.see(Area.FILTER, requests + " requests at " + rate(), summary(answers));
    for (Kind kind : Kind.values()) {
      kind.first(answers).ifPresent(n -> notebook.find(kind.problem, seen(answers, n)));
    }
  }

  private static void await(long nanoTime) {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private String rate() {
    return Math.round(perSecond) + "/s";
  }

  private String seen(List<Answer> answers, int first) {
    return "of "
        + answers.size()
        + " requests at "
        + rate()
        + ", number "
        + first
        + " was the first to get "
        + answers.get(first - 1).text()
        + " ("
        + summary(answers)
        + ")";
  }

  private static String summary(List<Answer> answers) {
    Map<String, Integer> counts = new TreeMap<>();
    answers.forEach(a -> counts.merge(a.text(), 1, Integer::sum));
    List<String> parts = new ArrayList<>();
    counts.forEach((text, n) -> parts.add(n + " × " + text));
    return String.join(", ", parts);
  }

  /** What a burst can run into. */
  private enum Kind {
    LIMIT(Problem.FILTER_LIMIT, a -> a.status() == 429),
    BAN(Problem.FILTER_BAN, a -> a.status() == 403),
    CHALLENGE(Problem.HTTP_CHALLENGE, Challenge::isIn),
    CUT(Problem.FILTER_RESET, a -> a.ending() != Ending.ANSWERED && a.ending() != Ending.SILENT),
    ERRORS(Problem.FILTER_BURST, a -> a.status() >= 500 && !Challenge.isIn(a));

    private final Problem problem;

    /** A function without state; its type can't say so. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Predicate<Answer> sign;

    Kind(Problem problem, Predicate<Answer> sign) {
      this.problem = problem;
      this.sign = sign;
    }

    /** The number of the first answer that shows it, from 1. */
    Optional<Integer> first(List<Answer> answers) {
      return IntStream.range(0, answers.size())
          .filter(i -> sign.test(answers.get(i)))
          .mapToObj(i -> i + 1)
          .findFirst();
    }
  }
}
