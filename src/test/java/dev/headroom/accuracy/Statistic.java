package dev.headroom.accuracy;

/**
 * A figure over many runs, with its standard error and what chance allows.
 *
 * <p>Standard errors: of a mean {@code s/√n}; of a root mean square {@code r/√(2n)}; of a share
 * {@code √(p(1 − p)/n)}; of a median of the size of Gaussian errors {@code 1.17 m/√n}.
 */
enum Statistic {
  /** Mean of the errors. */
  BIAS("bias") {
    @Override
    double value(Trials trials) {
      return trials.bias();
    }

    @Override
    double error(Trials trials) {
      return trials.deviation() / Math.sqrt(trials.answers());
    }

    @Override
    boolean possible(Trials trials, double low, double high) {
      double chance = Chance.deviations(trials.answers()) * error(trials);
      return low - chance <= value(trials) && value(trials) <= high + chance;
    }
  },
  /** Root of the mean of the squared errors. */
  RMSE("RMSE") {
    @Override
    double value(Trials trials) {
      return trials.rootMeanSquare();
    }

    @Override
    double error(Trials trials) {
      return value(trials) / Math.sqrt(2.0 * trials.answers());
    }

    @Override
    boolean possible(Trials trials, double low, double high) {
      return value(trials) <= high * Chance.rootMeanSquare(trials.answers());
    }
  },
  /** The same against that of another method on the same runs. */
  RMSE_AGAINST("RMSE against that of bisection") {
    @Override
    double value(Trials trials) {
      return RMSE.value(trials);
    }

    @Override
    double error(Trials trials) {
      return RMSE.error(trials);
    }

    @Override
    boolean possible(Trials trials, double low, double high) {
      return value(trials) <= high * Chance.ratio(trials.answers());
    }
  },
  /** Median of the errors without their sign. */
  MEDIAN("median error") {
    @Override
    double value(Trials trials) {
      return trials.median();
    }

    @Override
    double error(Trials trials) {
      return MEDIAN_SPREAD * value(trials) / Math.sqrt(trials.answers());
    }

    @Override
    boolean possible(Trials trials, double low, double high) {
      double chance = Chance.deviations(trials.answers()) * MEDIAN_SPREAD;
      return value(trials) <= high * (1 + chance / Math.sqrt(trials.answers()));
    }
  },
  /** Mean half width of the intervals. */
  HALF_WIDTH("half width of the interval") {
    @Override
    double value(Trials trials) {
      return trials.halfWidth();
    }

    @Override
    double error(Trials trials) {
      return trials.halfWidthError();
    }

    @Override
    boolean possible(Trials trials, double low, double high) {
      return low <= value(trials) && value(trials) <= high;
    }
  },
  /** Share of intervals that hold the truth. */
  COVERAGE("coverage") {
    @Override
    double value(Trials trials) {
      return trials.share();
    }

    @Override
    double error(Trials trials) {
      return Math.sqrt(value(trials) * (1 - value(trials)) / trials.runs());
    }

    @Override
    boolean possible(Trials trials, double low, double high) {
      return Chance.asFew(trials.hits(), trials.runs(), low)
          && Chance.asMany(trials.hits(), trials.runs(), high);
    }
  },
  /** Share of runs of which something is true. */
  SHARE("share of runs") {
    @Override
    double value(Trials trials) {
      return COVERAGE.value(trials);
    }

    @Override
    double error(Trials trials) {
      return COVERAGE.error(trials);
    }

    @Override
    boolean possible(Trials trials, double low, double high) {
      return COVERAGE.possible(trials, low, high);
    }
  };

  /** Of Gaussian errors with deviation 1 the median size is 0.6745, its density there 0.6357. */
  private static final double MEDIAN_SPREAD = 1 / (2 * 0.6357 * 0.6745);

  private final String text;

  Statistic(String text) {
    this.text = text;
  }

  /** As a reader calls it. */
  String text() {
    return text;
  }

  /** Whether it is a number of runs and not of the unit of the errors. */
  boolean counts() {
    return this == COVERAGE || this == SHARE;
  }

  abstract double value(Trials trials);

  /** Its standard error. */
  abstract double error(Trials trials);

  /** Whether a build that reaches these bounds could have given these runs. */
  abstract boolean possible(Trials trials, double low, double high);
}
