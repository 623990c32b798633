package dev.headroom.report;

import dev.headroom.report.internal.HtmlPage;
import dev.headroom.report.internal.TextSummary;

/** Writes what all stages found as a page or as text; the same data give the same bytes. */
public final class Reporter {

  /** The report in this format, ending in a newline. */
  public String render(ReportData data, ReportFormat format) {
    return switch (format) {
      case HTML -> HtmlPage.render(data);
      case TEXT -> TextSummary.render(data);
    };
  }
}
