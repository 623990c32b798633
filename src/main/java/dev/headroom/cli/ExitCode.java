package dev.headroom.cli;

import dev.headroom.quantity.HeadroomException;
import dev.headroom.recommend.Verdict;

/** What the exit status of the command says. */
public enum ExitCode {
  /** Done. */
  DONE(0),
  /** A defect of Headroom itself. */
  INTERNAL(1),
  /** The arguments are wrong. */
  USAGE(2),
  /** The plan or a recording is missing or wrong. */
  BAD_DATA(3),
  /** The run failed or was stopped; what was recorded is kept. */
  RUN_FAILED(4),
  /** What was measured allows no conclusion. */
  INCONCLUSIVE(5),
  /** No number of instances meets the objective. */
  OBJECTIVE_UNREACHABLE(6);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  /** The exit status. */
  public int status() {
    return status;
  }

  /** The code for what a recommendation amounts to. */
  static ExitCode of(Verdict verdict) {
    if (verdict instanceof Verdict.Unreachable) {
      return OBJECTIVE_UNREACHABLE;
    }
    return verdict instanceof Verdict.NotKnown ? INCONCLUSIVE : DONE;
  }

  /** The code for a problem. */
  static ExitCode of(HeadroomException.Kind kind) {
    return switch (kind) {
      case BAD_DATA -> BAD_DATA;
      case RUN_FAILED -> RUN_FAILED;
      case INCONCLUSIVE -> INCONCLUSIVE;
      case OBJECTIVE_UNREACHABLE -> OBJECTIVE_UNREACHABLE;
    };
  }
}
