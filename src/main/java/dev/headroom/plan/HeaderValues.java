package dev.headroom.plan;

import dev.headroom.plan.internal.Headers;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Turns header templates into the values that are sent: {@code ${NAME}} becomes the variable of
 * that name. The variables are an argument ({@code System::getenv} in the command), and what comes
 * out must not be written anywhere.
 */
public final class HeaderValues {

  private final Function<String, @Nullable String> variables;

  public HeaderValues(Function<String, @Nullable String> variables) {
    this.variables = variables;
  }

  /**
   * Passes when every header of the plan can be resolved; to be asked before load starts.
   *
   * @throws HeadroomException BAD_DATA that names the first variable missing and where it is used
   */
  public void check(Plan plan) {
    resolve(plan.target());
    plan.scenario().requests().forEach(this::resolve);
  }

  /** The headers sent with every request. */
  public Map<String, String> resolve(Target target) {
    return resolve(target.headers(), "target.headers");
  }

  /** The headers of one request. */
  public Map<String, String> resolve(Scenario.Request request) {
    return resolve(request.headers(), "the headers of request '" + request.name() + "'");
  }

  private Map<String, String> resolve(Map<String, String> templates, String where) {
    Map<String, String> values = new TreeMap<>();
    templates.forEach((name, template) -> values.put(name, value(name, template, where)));
    return values;
  }

  private String value(String name, String template, String where) {
    if (template.equals(Headers.MASK)) {
      throw bad(
          name + " in " + where + " is masked in this copy of the plan; use the original plan");
    }
    String value =
        Headers.VARIABLE
            .matcher(template)
            .replaceAll(found -> Matcher.quoteReplacement(variable(found.group(1), name, where)));
    if (!Headers.sendable(value)) {
      throw bad(
          name
              + " in "
              + where
              + " holds a variable with a line break or another character that no header can carry;"
              + " set it to one line of ASCII");
    }
    return value;
  }

  private String variable(String variable, String name, String where) {
    String value = variables.apply(variable);
    if (value == null) {
      throw bad(
          "the environment variable "
              + variable
              + " is not set, but "
              + name
              + " in "
              + where
              + " needs it; set it with: export "
              + variable
              + "=…");
    }
    return value;
  }

  private static HeadroomException bad(String message) {
    return new HeadroomException(Kind.BAD_DATA, message);
  }
}
