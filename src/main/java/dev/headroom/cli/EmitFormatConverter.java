package dev.headroom.cli;

import dev.headroom.emit.EmitFormat;
import dev.headroom.plan.yaml.Text;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the id of a format of {@code emit}; an unknown one is answered with the nearest. */
final class EmitFormatConverter implements ITypeConverter<EmitFormat> {

  @Override
  public EmitFormat convert(String id) {
    return EmitFormat.find(id)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "there is no format '"
                        + id
                        + "'; did you mean "
                        + Text.nearest(
                            id, Arrays.stream(EmitFormat.values()).map(EmitFormat::id).toList())
                        + "? 'headroom emit --help' lists all"));
  }
}
