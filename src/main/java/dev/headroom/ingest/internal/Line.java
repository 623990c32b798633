package dev.headroom.ingest.internal;

/**
 * One line of a text file.
 *
 * @param number from 1
 * @param text without its line end
 * @param whole whether the line's end was there: the last line of a file may have been cut off
 * @param tooLong whether only the beginning of the line was kept
 */
record Line(long number, String text, boolean whole, boolean tooLong) {}
