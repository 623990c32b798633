package dev.headroom.store.internal;

import dev.headroom.diagnose.Answering;
import dev.headroom.diagnose.Cause;
import dev.headroom.diagnose.Confidence;
import dev.headroom.diagnose.Diagnosis;
import dev.headroom.diagnose.Diagnosis.Bin;
import dev.headroom.diagnose.Diagnosis.Share;
import dev.headroom.diagnose.Evidence;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code diagnosis.json}, version 1. */
public final class DiagnosisJson {

  private DiagnosisJson() {}

  public static Map<String, @Nullable Object> tree(Diagnosis diagnosis) {
    return Tree.of(
        "version", 1,
        "sources", diagnosis.sources(),
        "requests", diagnosis.requests(),
        "failed", diagnosis.failed(),
        "malformedLines", diagnosis.malformed(),
        "causes", Tree.list(diagnosis.shares(), DiagnosisJson::share),
        "binSeconds", diagnosis.binSeconds(),
        "series", Tree.list(diagnosis.series(), DiagnosisJson::bin));
  }

  private static Map<String, @Nullable Object> share(Share share) {
    return Tree.of(
        "cause", share.cause().id(),
        "confidence", share.confidence().id(),
        "count", share.count(),
        "answersToLoad", share.answering().id(),
        "evidence", Tree.list(share.evidence(), DiagnosisJson::evidence));
  }

  private static Map<String, @Nullable Object> evidence(Evidence evidence) {
    return Tree.of("seen", evidence.seen(), "source", evidence.source(), "line", evidence.line());
  }

  private static Map<String, @Nullable Object> bin(Bin bin) {
    Map<String, @Nullable Object> tree = Tree.of("second", bin.epochSecond());
    bin.causes().forEach((cause, count) -> tree.put(cause.id(), count));
    return tree;
  }

  public static Diagnosis read(Fields diagnosis) {
    return new Diagnosis(
        diagnosis.texts("sources"),
        diagnosis.whole("requests"),
        diagnosis.whole("failed"),
        diagnosis.whole("malformedLines"),
        diagnosis.list("causes", DiagnosisJson::readShare),
        diagnosis.whole("binSeconds"),
        diagnosis.list("series", DiagnosisJson::readBin));
  }

  private static Share readShare(Fields share) {
    return new Share(
        share.choice("cause", Cause.values(), Cause::id),
        share.choice("confidence", Confidence.values(), Confidence::id),
        share.whole("count"),
        share.choice("answersToLoad", Answering.values(), Answering::id),
        share.list("evidence", DiagnosisJson::readEvidence));
  }

  private static Evidence readEvidence(Fields evidence) {
    return new Evidence(evidence.text("seen"), evidence.text("source"), evidence.text("line"));
  }

  private static Bin readBin(Fields bin) {
    Map<Cause, Long> causes = new TreeMap<>();
    for (Cause cause : Cause.values()) {
      if (bin.has(cause.id())) {
        causes.put(cause, bin.whole(cause.id()));
      }
    }
    return new Bin(bin.whole("second"), causes);
  }
}
