package dev.headroom.fit.internal;

/** A function of one variable with parameters to be fitted, and its slope in each of them. */
public interface Curve {

  /** f(x; p). */
  double value(double x, double[] parameters);

  /** ∂f/∂p at x, one for each parameter. */
  double[] gradient(double x, double[] parameters);

  /** This curve with some parameters held, as a curve in the others. */
  default Curve holding(Held held) {
    return new Curve() {
      @Override
      public double value(double x, double[] free) {
        return Curve.this.value(x, held.whole(free));
      }

      @Override
      public double[] gradient(double x, double[] free) {
        return held.free(Curve.this.gradient(x, held.whole(free)));
      }
    };
  }
}
