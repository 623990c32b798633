package dev.headroom.search;

/**
 * How a search ended.
 *
 * @param end why
 * @param known what it knew then
 */
public record Found(End end, Known known) {

  /** Whether the run may go on: what was driven tells something and nothing is wrong. */
  public boolean complete() {
    return end != End.STOPPED && end != End.NOT_RECOVERED;
  }
}
