package dev.headroom.search.internal;

import dev.headroom.plan.SearchMethod;
import dev.headroom.search.End;
import dev.headroom.search.Found;
import dev.headroom.search.Known;
import dev.headroom.search.Setting;
import java.util.Optional;

/**
 * Chooses each rate from what has been seen.
 *
 * <p>Three stages. {@link Climb}: twice the rate until more is offered than completed. {@link
 * Counting}: completions are counted in overload, where they leave at the rate C whatever is
 * offered. {@link Closing}: windows at the rates near the highest sustainable one that are expected
 * to tell most, until the fit of all steps knows both rates as well as is asked for.
 */
public final class AdaptiveSearch {

  private final SearchMethod.Adaptive asked;
  private final Setting setting;
  private final Journal journal;

  /** One search. */
  public AdaptiveSearch(SearchMethod.Adaptive asked, Setting setting, Journal journal) {
    this.asked = asked;
    this.setting = setting;
    this.journal = journal;
  }

  /** Runs it to its end. */
  public Found run() {
    Evidence evidence = new Evidence(setting.objective(), journal.baseline());
    Budget budget = new Budget(asked, journal);
    Optional<End> end =
        new Climb(journal, evidence, budget)
            .run()
            .or(() -> new Counting(journal, evidence, budget).run())
            .or(() -> new Closing(journal, evidence, budget).run());
    Known known = evidence.known();
    return journal.end(end.orElse(End.PRECISE), () -> known);
  }
}
