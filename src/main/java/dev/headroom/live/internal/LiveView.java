package dev.headroom.live.internal;

import dev.headroom.plan.Objective;
import dev.headroom.quantity.TimeText;
import dev.headroom.report.Assets;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;

/**
 * What the page is made of before the first event.
 *
 * @param name of the plan
 * @param subject what is loaded
 * @param objective what counts as good service
 * @param millis the objective's latency
 * @param mostSeconds how many seconds are kept
 * @param run tells this run from another one on the same port
 * @param assets styles and scripts
 */
public record LiveView(
    String name,
    String subject,
    Objective objective,
    String millis,
    String mostSeconds,
    String run,
    Assets assets) {

  private static final String TEMPLATES = "dev.headroom.live.internal.templates";

  /** Gathers it. */
  public static LiveView of(
      String name, String subject, Objective objective, int mostSeconds, String run) {
    return new LiveView(
        name,
        subject,
        objective,
        Double.toString(TimeText.seconds(objective.latency()) * 1000),
        Integer.toString(mostSeconds),
        run,
        Assets.shared()
            .with(
                List.of(Assets.text(LiveView.class, "live.css")),
                List.of(Assets.text(LiveView.class, "live.js"))));
  }

  /** The whole page. */
  public String html() {
    StringOutput output = new StringOutput();
    TemplateEngine.createPrecompiled(
            null, ContentType.Html, LiveView.class.getClassLoader(), TEMPLATES)
        .render("live.jte", this, output);
    return output.toString();
  }

  /** As the report's, and besides it may ask this server for events. */
  public String policy() {
    return assets.policy() + "; connect-src 'self'; img-src data:; frame-ancestors 'none'";
  }
}
