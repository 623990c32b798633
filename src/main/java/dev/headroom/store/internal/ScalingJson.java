package dev.headroom.store.internal;

import dev.headroom.fit.Scaling;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The document of a scaling fit, version 1; rates in requests per second. */
public final class ScalingJson {

  private ScalingJson() {}

  public static Map<String, @Nullable Object> tree(Scaling scaling) {
    return Tree.of("version", 1, "scaling", body(scaling));
  }

  private static Map<String, @Nullable Object> body(Scaling scaling) {
    return Tree.of(
        "model", scaling.model().id(),
        "contention", Tree.estimate(scaling.contention()),
        "crosstalk", Tree.estimate(scaling.crosstalk()),
        "unitRate", Tree.estimate(scaling.unitRate()),
        "peak",
            scaling
                .peak()
                .map(
                    p ->
                        Tree.of(
                            "n", Tree.estimate(p.instances()), "rate", Tree.estimate(p.rate()))),
        "limit", scaling.limit().map(Tree::estimate),
        "tested",
            Tree.of(
                "from", scaling.tested().from(),
                "to", scaling.tested().to(),
                "measurements", scaling.tested().measurements()),
        "alternatives",
            Tree.list(
                scaling.alternatives(),
                a -> Tree.of("model", a.model().id(), "rss", a.rss(), "aicc", a.aicc())),
        "warnings", scaling.warnings());
  }
}
