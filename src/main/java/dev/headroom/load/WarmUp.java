package dev.headroom.load;

import java.time.Duration;

/**
 * How the injector was warmed up before anything was measured with it.
 *
 * @param length how long that took
 * @param steady whether its own latency had stopped falling by then; otherwise the time was up
 */
public record WarmUp(Duration length, boolean steady) {}
