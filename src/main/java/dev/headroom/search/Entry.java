package dev.headroom.search;

/**
 * One step of a search as its log holds it.
 *
 * @param phase name of the phase
 * @param why its rate was chosen, as a clause
 * @param rate that was asked for, requests per second
 * @param seconds that it lasted
 * @param early whether it ended before it was planned to
 * @param seen what its analysed seconds showed
 * @param known what is known after it
 */
public record Entry(
    String phase, String why, double rate, long seconds, boolean early, Totals seen, Known known) {}
