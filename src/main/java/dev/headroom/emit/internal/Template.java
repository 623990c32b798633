package dev.headroom.emit.internal;

import dev.headroom.emit.Basis;
import dev.headroom.emit.EmittedFile;
import dev.headroom.emit.Emitter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A configuration file with gaps such as <code>{{name}}</code>, kept beside this class, and the
 * values that go into them.
 */
public final class Template implements Emitter {

  private static final Pattern GAP = Pattern.compile("\\{\\{([A-Za-z]+)}}");

  private final String template;
  private final String suffix;
  private final Function<Basis, Map<String, String>> values;

  /**
   * @param template name of the file with the gaps
   * @param suffix what the name of the written file ends in, after the plan's name
   * @param values the text of each gap
   */
  public Template(String template, String suffix, Function<Basis, Map<String, String>> values) {
    this.template = template;
    this.suffix = suffix;
    this.values = values;
  }

  @Override
  public EmittedFile emit(Basis basis) {
    basis.sizing();
    String text = fill(text(template), values.apply(basis));
    return new EmittedFile(Names.dns(basis.plan().name()) + suffix, text);
  }

  private static String fill(String text, Map<String, String> values) {
    return GAP.matcher(text)
        .replaceAll(
            gap -> {
              String value = values.get(gap.group(1));
              if (value == null) {
                throw new IllegalStateException("nothing fills the gap " + gap.group());
              }
              return value.replace("\\", "\\\\").replace("$", "\\$");
            });
  }

  /** A file kept beside this class. */
  static String text(String name) {
    try (InputStream stream = Template.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("not on the class path: " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
