package dev.headroom.plan.internal;

import dev.headroom.plan.yaml.Section;
import dev.headroom.plan.yaml.Text;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Header names and values, and the templates in them.
 *
 * <p>A name is a token of RFC 9110, section 5.6.2; a value is visible ASCII, spaces and tabs, so
 * that neither can end the line it stands in. {@code ${NAME}} in a value stands for an environment
 * variable named as POSIX names them.
 */
public final class Headers {

  /** A reference to an environment variable. */
  public static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

  /** What stands in place of a secret. */
  public static final String MASK = "***";

  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
  private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e]{0,8000}");

  /** Headers that frame the request, and the ones that Headroom stamps on it. */
  private static final Set<String> TAKEN =
      Set.of("content-length", "transfer-encoding", "x-headroom-due", "x-headroom-sent");

  private Headers() {}

  /** Whether a value can be sent without becoming something else than a value. */
  public static boolean sendable(String value) {
    return VALUE.matcher(value).matches();
  }

  static Map<String, String> parse(Section section) {
    Map<String, String> headers = section.pairs("headers");
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach(
        (name, value) -> {
          if (!NAME.matcher(name).matches()) {
            throw section.problem(
                "headers",
                "'"
                    + Text.shown(name)
                    + "' is not a header name; use letters, digits and dashes only");
          }
          if (TAKEN.contains(name.toLowerCase(Locale.ROOT))) {
            throw section.problem(
                "headers", name + " is set by Headroom itself for each request; leave it out");
          }
          if (!names.add(name)) {
            throw section.problem("headers", name + " is there twice; keep one");
          }
          checkValue(section, name, value);
        });
    return headers;
  }

  private static void checkValue(Section section, String name, String value) {
    if (!sendable(value)) {
      throw section.problem(
          "headers",
          "the value of "
              + name
              + " has a line break or another character that no header can carry, or more than 8000"
              + " characters; keep to one line of ASCII");
    }
    Matcher rest = VARIABLE.matcher(value);
    if (rest.replaceAll("").contains("${")) {
      throw section.problem(
          "headers", "the value of " + name + " has a '${' that is no variable; write ${NAME}");
    }
  }
}
