package dev.headroom.fit.internal;

/**
 * Goodput as a function of the offered rate, in requests per second.
 *
 * <ul>
 *   <li>{@code linear}: {@code g = sλ}; s: share served, dimensionless
 *   <li>{@code hinge}: {@code g = min(sλ, C)} with s = 1 − f known; C: capacity, requests/s
 *   <li>{@code declining-hinge}: the hinge minus {@code k (λ − C/s)} beyond it; k: goodput lost for
 *       each request offered too many, dimensionless
 * </ul>
 *
 * <p>Parameters are dimensionless multiples of their scale, so that the normal equations are well
 * conditioned.
 */
enum GoodputModel {
  LINEAR("linear", 1) {
    @Override
    double value(double offered, double[] p, double served) {
      return p[0] * offered;
    }

    @Override
    double[] gradient(double offered, double[] p, double served) {
      return new double[] {offered};
    }
  },
  HINGE("hinge", 1) {
    @Override
    double value(double offered, double[] p, double served) {
      return Math.min(served * offered, p[0]);
    }

    @Override
    double[] gradient(double offered, double[] p, double served) {
      return new double[] {served * offered > p[0] ? 1 : 0};
    }
  },
  DECLINING("declining-hinge", 2) {
    @Override
    double value(double offered, double[] p, double served) {
      return Math.min(served * offered, p[0]) - p[1] * Math.max(0, offered - p[0] / served);
    }

    @Override
    double[] gradient(double offered, double[] p, double served) {
      boolean beyond = served * offered > p[0];
      return beyond
          ? new double[] {1 + p[1] / served, p[0] / served - offered}
          : new double[] {0, 0};
    }
  };

  private final String id;
  private final int parameters;

  GoodputModel(String id, int parameters) {
    this.id = id;
    this.parameters = parameters;
  }

  String id() {
    return id;
  }

  int parameters() {
    return parameters;
  }

  abstract double value(double offered, double[] parameters, double served);

  abstract double[] gradient(double offered, double[] parameters, double served);
}
