package dev.headroom.report;

/** What a report is written as. */
public enum ReportFormat {
  /** One page that stands alone: no network, no other file. */
  HTML,
  /** A summary of one terminal screen: at most 24 lines of at most 80 columns, no colour. */
  TEXT
}
