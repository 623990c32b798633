package dev.headroom.check;

/**
 * Something that was seen, good or bad.
 *
 * @param area where
 * @param subject what was looked at: a resolver, an address, a user agent
 * @param text what was seen, for people
 */
public record Observation(Area area, String subject, String text) {}
