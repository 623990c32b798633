package dev.headroom.cli;

import dev.headroom.ingest.Format;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the id of a format. */
final class FormatConverter implements ITypeConverter<Format> {

  @Override
  public Format convert(String id) {
    return Format.find(id)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'"
                        + id
                        + "' is none of "
                        + String.join(
                            ", ", Arrays.stream(Format.values()).map(Format::id).toList())));
  }
}
