package dev.headroom.ingest.internal;

import dev.headroom.collect.Outcome;

/** How a request of k6 ended. Source: k6 manual, "Error codes". */
final class K6Failures {

  private K6Failures() {}

  /**
   * @param expected whether the script takes such an answer for a good one; a status from 400 up is
   *     a failure here all the same
   */
  static Outcome outcome(String status, String errorCode, boolean expected) {
    int answered = whole(status, "status");
    if (answered != 0) {
      Outcome byStatus = Outcome.ofStatus(answered);
      return byStatus == Outcome.OK && !expected ? Outcome.INVALID_RESPONSE : byStatus;
    }
    return failure(whole(errorCode, "error_code"));
  }

  private static Outcome failure(int code) {
    return switch (code) {
      case 1050, 1211 -> Outcome.TIMEOUT;
      case 1212 -> Outcome.REFUSED;
      case 1210, 1213 -> Outcome.CONNECT_FAILED;
      default -> byRange(code);
    };
  }

  /**
   * DNS 1100s, TCP 1200s, TLS 1300s, HTTP/2 1600s; 1000 is most often a connection closed early.
   */
  private static Outcome byRange(int code) {
    return switch (code / 100) {
      case 11 -> Outcome.DNS_FAILED;
      case 12, 16 -> Outcome.RESET;
      case 13 -> Outcome.TLS_FAILED;
      case 10 -> code == 1000 ? Outcome.RESET : Outcome.CONNECT_FAILED;
      default -> Outcome.INVALID_RESPONSE;
    };
  }

  private static int whole(String text, String column) {
    String digits = text.strip();
    if (digits.isEmpty()) {
      return 0;
    }
    if (digits.length() <= 4 && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Integer.parseInt(digits);
    }
    throw new IllegalArgumentException(
        "'" + Decimal.shown(text) + "' in column " + column + " is no code");
  }
}
