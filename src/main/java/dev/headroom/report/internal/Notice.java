package dev.headroom.report.internal;

/**
 * Something that a reader has to know before any number.
 *
 * @param tone how bad it is
 * @param text in full sentences
 */
public record Notice(Tone tone, String text) {}
