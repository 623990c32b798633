package dev.headroom.fit;

import dev.headroom.quantity.Estimate;
import dev.headroom.quantity.Ratio;

/**
 * The highest offered rate whose gateway errors stay within a budget.
 *
 * @param budget the share of gateway errors allowed
 * @param rate requests per second; a lower bound where the budget was never exceeded
 */
public record Loss(Ratio budget, Estimate rate) {}
