package dev.headroom.quantity;

/**
 * Something that stops a stage and that a person can mend: what, where, and the next step are in
 * its message. Every exception that leaves a package on purpose is one of these.
 */
public class HeadroomException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Which of the exit codes of the command line the problem belongs to. */
  public enum Kind {
    /** The plan, a recording or a run folder is missing or wrong. */
    BAD_DATA,
    /** The run could not be carried out, or was stopped. */
    RUN_FAILED,
    /** What was measured does not allow the conclusion asked for. */
    INCONCLUSIVE,
    /** No number of instances meets the objective. */
    OBJECTIVE_UNREACHABLE
  }

  private final Kind kind;

  public HeadroomException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public HeadroomException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public final Kind kind() {
    return kind;
  }
}
