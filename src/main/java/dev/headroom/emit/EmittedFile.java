package dev.headroom.emit;

/**
 * One configuration file.
 *
 * @param name its file name
 * @param content its text, ending in a newline
 */
public record EmittedFile(String name, String content) {}
