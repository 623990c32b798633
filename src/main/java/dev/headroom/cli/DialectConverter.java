package dev.headroom.cli;

import dev.headroom.diagnose.GatewayDialect;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the id of a gateway's log. */
final class DialectConverter implements ITypeConverter<GatewayDialect> {

  /** All of them. */
  static final class Ids implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ids().iterator();
    }
  }

  private static List<String> ids() {
    return Arrays.stream(GatewayDialect.values()).map(GatewayDialect::id).toList();
  }

  @Override
  public GatewayDialect convert(String id) {
    return GatewayDialect.find(id)
        .orElseThrow(
            () ->
                new TypeConversionException("'" + id + "' is none of " + String.join(", ", ids())));
  }
}
