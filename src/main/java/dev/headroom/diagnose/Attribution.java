package dev.headroom.diagnose;

/**
 * The one cause that a failed request is put down to.
 *
 * @param cause why it failed
 * @param confidence how sure that is
 * @param evidence what speaks for it
 */
public record Attribution(Cause cause, Confidence confidence, Evidence evidence) {}
