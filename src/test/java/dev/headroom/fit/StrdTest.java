package dev.headroom.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.headroom.fit.internal.Box;
import dev.headroom.fit.internal.Curve;
import dev.headroom.fit.internal.Held;
import dev.headroom.fit.internal.LeastSquares;
import dev.headroom.fit.internal.Observation;
import dev.headroom.fit.internal.Solution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The least-squares fitter against NIST's certified values, from both of NIST's starts. */
class StrdTest {

  @ParameterizedTest
  @CsvSource({"Kirby2,0", "Kirby2,1", "Hahn1,0", "Hahn1,1", "MGH17,0", "MGH17,1"})
  void parametersAndDeviationsAreTheCertifiedOnes(String name, int start) {
    Problem problem = Problem.read(name);
    int p = problem.certified.size();
    Solution found =
        LeastSquares.within(
                problem.curve(),
                problem.data,
                Box.open(p),
                new Held(Collections.nCopies(p, Double.NaN)),
                List.of(problem.start(start)))
            .orElseThrow();
    for (int i = 0; i < p; i++) {
      double[] row = problem.certified.get(i);
      assertEquals(row[2], found.parameter(i), Math.abs(row[2]) * 1e-7, name + " b" + (i + 1));
      double deviation = found.error(i, problem.data.size() - p);
      assertEquals(row[3], deviation, row[3] * 1e-6, name + " deviation " + (i + 1));
    }
  }

  /** A problem's file: rows of two starts, certified value and deviation, and the data. */
  private record Problem(String name, List<double[]> certified, List<Observation> data) {

    private static final Pattern PARAMETER =
        Pattern.compile("\\s*b\\d =\\s+(\\S+)\\s+(\\S+)\\s+(\\S+)\\s+(\\S+)\\s*");

    static Problem read(String name) {
      List<double[]> certified = new ArrayList<>();
      List<Observation> data = new ArrayList<>();
      String[] lines = ScalingSeries.text("/reference/strd/" + name + ".dat").split("\r?\n", -1);
      for (int i = 0; i < lines.length; i++) {
        Matcher parameter = PARAMETER.matcher(lines[i]);
        if (parameter.matches()) {
          certified.add(
              new double[] {
                number(parameter, 1),
                number(parameter, 2),
                number(parameter, 3),
                number(parameter, 4)
              });
        } else if (i >= 60 && !lines[i].isBlank()) {
          String[] cells = lines[i].strip().split("\\s+", -1);
          data.add(new Observation(Double.parseDouble(cells[1]), Double.parseDouble(cells[0])));
        }
      }
      return new Problem(name, certified, data);
    }

    private static double number(Matcher parameter, int group) {
      return Double.parseDouble(parameter.group(group));
    }

    double[] start(int which) {
      return certified.stream().mapToDouble(row -> row[which]).toArray();
    }

    Curve curve() {
      return name.equals("MGH17") ? new Exponentials() : new Rational((certified.size() + 1) / 2);
    }
  }

  /** {@code (b₁ + b₂x + …)/(1 + …)}, so many terms above the line and as many below. */
  private record Rational(int terms) implements Curve {

    @Override
    public double value(double x, double[] b) {
      return above(x, b) / below(x, b);
    }

    @Override
    public double[] gradient(double x, double[] b) {
      double[] slopes = new double[b.length];
      double below = below(x, b);
      for (int i = 0; i < terms; i++) {
        slopes[i] = Math.pow(x, i) / below;
      }
      for (int i = terms; i < b.length; i++) {
        slopes[i] = -above(x, b) * Math.pow(x, i - terms + 1) / (below * below);
      }
      return slopes;
    }

    private double above(double x, double[] b) {
      double sum = 0;
      for (int i = 0; i < terms; i++) {
        sum += b[i] * Math.pow(x, i);
      }
      return sum;
    }

    private double below(double x, double[] b) {
      double sum = 1;
      for (int i = terms; i < b.length; i++) {
        sum += b[i] * Math.pow(x, i - terms + 1);
      }
      return sum;
    }
  }

  /** {@code b₁ + b₂ exp(−x b₄) + b₃ exp(−x b₅)}. */
  private record Exponentials() implements Curve {

    @Override
    public double value(double x, double[] b) {
      return b[0] + b[1] * Math.exp(-x * b[3]) + b[2] * Math.exp(-x * b[4]);
    }

    @Override
    public double[] gradient(double x, double[] b) {
      double first = Math.exp(-x * b[3]);
      double second = Math.exp(-x * b[4]);
      return new double[] {1, first, second, -x * b[1] * first, -x * b[2] * second};
    }
  }
}
