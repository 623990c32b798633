package dev.headroom.cli;

import dev.headroom.plan.Objective;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code p99<150ms,errors<0.5%}. */
final class ObjectiveConverter implements ITypeConverter<Objective> {

  @Override
  public Objective convert(String text) {
    try {
      return Objective.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
