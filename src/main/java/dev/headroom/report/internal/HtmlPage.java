package dev.headroom.report.internal;

import dev.headroom.report.ReportData;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** The page that stands alone. */
public final class HtmlPage {

  private static final String TEMPLATES = "dev.headroom.report.internal.templates";

  private HtmlPage() {}

  /** The whole page. */
  public static String render(ReportData data) {
    StringOutput output = new StringOutput();
    engine().render("report.jte", Page.of(data), output);
    return output.toString();
  }

  private static TemplateEngine engine() {
    return TemplateEngine.createPrecompiled(
        null, ContentType.Html, HtmlPage.class.getClassLoader(), TEMPLATES);
  }
}
