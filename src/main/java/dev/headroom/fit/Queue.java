package dev.headroom.fit;

import dev.headroom.quantity.Estimate;
import java.util.Optional;

/**
 * What the fitted model says of the queue in front of one origin.
 *
 * @param workers how many requests it works on at once, as if all of a request's idle latency were
 *     work: {@code C S}
 * @param variability {@code (c_a² + c_s²)/2} of arrivals and service times; 1 for exponential ones
 * @param room requests inside at most, those being worked on included; empty where no bound showed
 * @param concurrency requests inside on average at the sustainable rate: a {@code maxconn} that
 *     keeps the objective; empty where that rate isn't known
 */
public record Queue(
    Estimate workers,
    Estimate variability,
    Optional<Estimate> room,
    Optional<Estimate> concurrency) {}
