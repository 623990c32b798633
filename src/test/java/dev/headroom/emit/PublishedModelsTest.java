package dev.headroom.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.testing.Programs;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The schemas that KEDA and the Prometheus Operator publish, as npm packages have them, where they
 * are installed: {@code npm install --prefix target/validators @kubernetes-models/keda@2.0.0
 * @kubernetes-models/prometheus-operator@6.0.0}.
 */
class PublishedModelsTest {

  private static final Path VALIDATORS = Path.of("target", "validators");

  @ParameterizedTest
  @CsvSource({
    "KEDA, @kubernetes-models/keda, kedaSh.v1alpha1.ScaledObject, '\"currentReplicasIfHigher\"'",
    "KUBERNETES_PROMETHEUS_RULE, @kubernetes-models/prometheus-operator,"
        + " monitoringCoreosCom.v1.PrometheusRule, '\"1m\"'"
  })
  void thePublishedSchemaAcceptsItAndNotWithAWordChanged(
      EmitFormat format, String module, String path, String word) throws Exception {
    Assumptions.assumeTrue(
        Files.isDirectory(VALIDATORS.resolve("node_modules")), "no npm packages in " + VALIDATORS);
    Path node = Programs.require("node");
    Map<?, ?> tree = EmitSamples.tree(format, EmitSamples.awkward());
    String document =
        JsonMapper.shared()
            .writeValueAsString(Map.of("module", module, "path", path, "document", tree));
    assertTrue(document.contains(word), document);

    Outcome accepted = validate(node, document);
    assertEquals(0, accepted.status(), accepted.output());
    Outcome refused = validate(node, document.replace(word, "\"soon\""));
    assertNotEquals(0, refused.status());
    assertTrue(refused.output().startsWith("data/spec/"), refused.output());
  }

  private static Outcome validate(Path node, String document) throws Exception {
    try (InputStream program = PublishedModelsTest.class.getResourceAsStream("validate.mjs")) {
      assertTrue(program != null);
      String text = new String(program.readAllBytes(), StandardCharsets.UTF_8);
      return Outcome.of(
          VALIDATORS, document, node.toString(), "--input-type=module", "--eval", text);
    }
  }
}
