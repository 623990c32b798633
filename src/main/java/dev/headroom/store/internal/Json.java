package dev.headroom.store.internal;

import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Nested maps as JSON text and back: keys in the order given, two spaces, line feeds. */
public final class Json {

  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .build();

  private static final ObjectWriter WRITER =
      MAPPER
          .writer()
          .with(new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT));

  private Json() {}

  /** The text, ending in a newline. */
  public static String write(Map<String, @Nullable Object> tree) {
    return WRITER.writeValueAsString(tree) + "\n";
  }

  /**
   * The fields of a text.
   *
   * @param source what the text is called in errors
   */
  public static Fields read(String text, String source) {
    try {
      return Fields.root(source, MAPPER.readValue(text, Object.class));
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      throw new HeadroomException(
          Kind.BAD_DATA,
          source
              + ":"
              + line
              + ": not a complete JSON document; it was cut short or changed, run its stage again",
          e);
    }
  }
}
