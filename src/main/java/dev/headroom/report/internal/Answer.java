package dev.headroom.report.internal;

import dev.headroom.report.ReportData;
import java.util.List;

/**
 * The answer: how much it takes, how sure that is, what to set, and whether that held.
 *
 * @param tone whether it is good news
 * @param headline how much it takes, one sentence
 * @param verdict what that means for the demand, one sentence
 * @param notices what stands against it, the worst first
 * @param facts the numbers
 */
public record Answer(
    Tone tone, String headline, String verdict, List<Notice> notices, List<Fact> facts) {

  public Answer {
    notices = List.copyOf(notices);
    facts = List.copyOf(facts);
  }

  static Answer of(ReportData data) {
    List<Notice> notices = Notices.of(data);
    return new Answer(
        Verdicts.tone(data, notices),
        Headlines.of(data),
        Verdicts.sentence(data),
        notices,
        Facts.of(data));
  }
}
