package dev.headroom.report.internal;

import java.util.Map;

/** What the models and their parameters mean, for those who never met a queue's notation. */
final class ModelWords {

  private static final Map<String, String> MODELS =
      Map.of(
          "linear",
          "whatever is offered is answered; no limit within the tested range",
          "hinge",
          "goodput follows the offered rate up to the capacity and stays there",
          "declining-hinge",
          "goodput follows the offered rate up to the capacity and falls beyond it",
          "M/M/c",
          "a queue before several workers, arrivals and work both random, room without end",
          "G/G/c",
          "a queue before several workers, its unevenness measured, room without end",
          "G/G/c/K",
          "a queue before several workers, its unevenness measured, room for a limited number;"
              + " who finds none is turned away",
          "G/G/c+T",
          "a queue without end whose clients give up after a while, untold: what is completed in"
              + " overload is of no use",
          "G/G/c/K+T",
          "a queue with room for a limited number whose clients give up after a while, untold",
          "G/G/c/K, slowing",
          "a queue with room for a limited number before workers that slow with what waits");

  private static final Map<String, String> PARAMETERS =
      Map.of(
          "capacity",
          "completions a second that it can sustain",
          "served",
          "share of the offered requests that is answered well",
          "decline",
          "goodput lost for each request a second beyond the capacity",
          "variability",
          "unevenness of arrivals and work; 1 is as random as chance, 0 is clockwork",
          "places to wait",
          "requests that may wait at once, besides those being worked on",
          "patience",
          "seconds after which those who wait give up",
          "slowdown",
          "share by which each request that waits slows the work");

  private ModelWords() {}

  /** What a model says, empty for one without words. */
  static String model(String name) {
    return MODELS.getOrDefault(name, "");
  }

  /** What a parameter is, empty for one without words. */
  static String parameter(String name) {
    return PARAMETERS.getOrDefault(name, "");
  }
}
