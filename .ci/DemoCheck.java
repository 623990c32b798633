import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the summary of a demo, as --json prints it, to what its lab was built for. */
final class DemoCheck {

  /** Asked of the demo: within 5 % of the capacity that the lab's origin was built for. */
  private static final double TOLERANCE = 0.05;

  private final List<String> problems = new ArrayList<>();

  public static void main(String[] arguments) throws Exception {
    JsonNode demo = JsonMapper.shared().readTree(Files.readString(Path.of(arguments[0])));
    DemoCheck check = new DemoCheck();
    check.fit(demo.path("fit").path("saturation"), demo.path("lab").path("trueCapacity"));
    check.part(demo, "atNeeded", true);
    check.part(demo, "atOneFewer", false);
    check.part(demo, "atCountLosingReserve", true);
    check.problems.forEach(problem -> System.err.println("ci: " + problem));
    System.out.println("ci: demo " + (check.problems.isEmpty() ? "as expected" : "NOT as expected"));
    System.exit(check.problems.isEmpty() ? 0 : 1);
  }

  private void fit(JsonNode saturation, JsonNode trueCapacity) {
    double truth = trueCapacity.asDouble(Double.NaN);
    double found = saturation.path("rate").path("value").asDouble(Double.NaN);
    System.out.printf("ci: saturation found at %.1f/s, built for %.1f/s%n", found, truth);
    if (!saturation.path("reached").asBoolean(false)) {
      problems.add("saturation was not reached");
    }
    // Written so that a missing number, which is no number, fails too.
    if (!(Math.abs(found / truth - 1) <= TOLERANCE)) {
      problems.add("the saturation rate is more than 5 % from the truth");
    }
  }

  private void part(JsonNode demo, String name, boolean expected) {
    JsonNode holds = demo.path("proof").path(name).path("holds");
    System.out.println("ci: proof " + name + " holds: " + holds.asString("missing"));
    if (!holds.isBoolean() || holds.booleanValue() != expected) {
      problems.add("the proof came out otherwise than foretold: " + name);
    }
  }
}
