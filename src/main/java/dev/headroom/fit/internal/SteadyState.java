package dev.headroom.fit.internal;

import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;

/** What an origin and its queue do at one offered rate, with the derivatives by the parameters. */
interface SteadyState {

  /** The share of requests that the gateway answers with an error. */
  DerivativeStructure gatewayErrors();

  /** The share of requests that end badly: refused, or given up on. */
  DerivativeStructure lost();

  /** Good completions per second. */
  DerivativeStructure served();

  /** Mean latency of the good ones, seconds. */
  DerivativeStructure meanSeconds();

  /** The share of those that found a place whose latency is above this, seconds. */
  double slower(double seconds);

  /** The longest latency that is looked at, seconds: what a full queue takes, and then some. */
  double longestSeconds();
}
