package dev.headroom.recommend;

/** What the recommendation amounts to. */
public sealed interface Verdict {

  /** One sentence for people. */
  String sentence();

  /** A count was found that meets the objective at the demanded peak. */
  record Feasible(String sentence) implements Verdict {}

  /** What was measured doesn't allow a count. */
  record NotKnown(String sentence) implements Verdict {}

  /** No count meets the objective. */
  record Unreachable(String sentence) implements Verdict {}
}
