package dev.headroom.fit.internal;

import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The linear least-squares problem that touches a non-linear one at some parameters.
 *
 * <p>Solved by QR of the Jacobian J, each column divided by its length: JᵀJ, whose condition is the
 * square of J's, is never formed.
 */
final class Tangent {

  /** Columns of unit length that are this close to dependent leave a parameter undetermined. */
  private static final double SINGULAR = 1e-14;

  private final QRDecomposition qr;
  private final double[] residuals;
  private final double[] lengths;

  private Tangent(QRDecomposition qr, double[] residuals, double[] lengths) {
    this.qr = qr;
    this.residuals = residuals;
    this.lengths = lengths;
  }

  /** Nothing where the observations don't determine the parameters. */
  static Optional<Tangent> at(double[] parameters, Curve curve, List<Observation> data) {
    if (parameters.length == 0 || parameters.length > data.size()) {
      return Optional.empty();
    }
    double[][] jacobian = new double[data.size()][];
    double[] residuals = new double[data.size()];
    double[] lengths = new double[parameters.length];
    for (int i = 0; i < residuals.length; i++) {
      Observation seen = data.get(i);
      jacobian[i] = curve.gradient(seen.x(), parameters);
      residuals[i] = seen.y() - curve.value(seen.x(), parameters);
      for (int j = 0; j < lengths.length; j++) {
        lengths[j] = Math.hypot(lengths[j], jacobian[i][j]);
      }
    }
    for (double[] row : jacobian) {
      for (int j = 0; j < row.length; j++) {
        row[j] /= lengths[j];
      }
    }
    QRDecomposition qr = new QRDecomposition(new Array2DRowRealMatrix(jacobian, false), SINGULAR);
    return qr.getSolver().isNonSingular()
        ? Optional.of(new Tangent(qr, residuals, lengths))
        : Optional.empty();
  }

  /** The Gauss–Newton step. */
  double[] step() {
    double[] step = qr.getSolver().solve(new ArrayRealVector(residuals, false)).toArray();
    for (int j = 0; j < step.length; j++) {
      step[j] /= lengths[j];
    }
    return step;
  }

  /** √diag((JᵀJ)⁻¹): standard errors for residuals of standard deviation 1. */
  double[] unitErrors() {
    int p = lengths.length;
    RealMatrix r = qr.getR().getSubMatrix(0, p - 1, 0, p - 1);
    RealMatrix inverse = new QRDecomposition(r).getSolver().getInverse();
    double[] errors = new double[p];
    for (int j = 0; j < p; j++) {
      errors[j] = inverse.getRowVector(j).getNorm() / lengths[j];
    }
    return errors;
  }
}
