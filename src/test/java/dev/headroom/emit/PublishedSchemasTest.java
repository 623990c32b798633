package dev.headroom.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * JSON Schemas, written from the field lists that each system publishes, with its bounds and no
 * field but those, are the judge where the system's own checker can't be had.
 */
class PublishedSchemasTest {

  private static final Basis BASIS = EmitSamples.awkward();

  private static JsonNode document(EmitFormat format) {
    return new YAMLMapper().readTree(EmitSamples.emit(format, BASIS).content());
  }

  private static Schema schema(String name) {
    try (InputStream stream =
        PublishedSchemasTest.class.getResourceAsStream(name + ".schema.json")) {
      assertTrue(stream != null, name);
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final String FORMATS =
      """
      KEDA, keda
      KNATIVE, knative
      CLOUD_RUN, cloud-run
      AWS_TARGET_TRACKING, cloudformation
      AWS_STEP_SCALING, cloudformation
      AWS_TARGET_TRACKING_TF, terraform-aws
      AWS_STEP_SCALING_TF, terraform-aws
      GCP_AUTOSCALER, terraform-google
      AZURE_CONTAINER_APPS, container-apps
      AZURE_VMSS, autoscale-settings
      KUBERNETES_PROMETHEUS_RULE, prometheus-rule
      ENVOY, envoy
      """;

  @ParameterizedTest
  @CsvSource(textBlock = FORMATS)
  void everyFieldIsOneOfTheSystemsAndWithinItsBounds(EmitFormat format, String schema) {
    List<Error> errors = schema(schema).validate(document(format));
    assertEquals(List.of(), errors);
  }

  /** An unknown field anywhere is seen: the schemas leave nothing open. */
  @ParameterizedTest
  @CsvSource(textBlock = FORMATS)
  void anUnknownFieldAnywhereWouldBeSeen(EmitFormat format, String schema) {
    Schema judge = schema(schema);
    JsonNode document = document(format);
    for (ObjectNode object : objects(document)) {
      object.putObject("unknown");
      assertFalse(judge.validate(document).isEmpty(), "seen in " + object);
      object.remove("unknown");
    }
  }

  private static List<ObjectNode> objects(JsonNode node) {
    List<ObjectNode> objects = new ArrayList<>();
    if (node instanceof ObjectNode object) {
      objects.add(object);
    }
    node.values().forEach(child -> objects.addAll(objects(child)));
    return objects;
  }
}
