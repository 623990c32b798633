package dev.headroom.diagnose.internal;

import dev.headroom.diagnose.Attribution;
import dev.headroom.diagnose.LogSink;
import dev.headroom.diagnose.LoggedRequest;
import java.util.Optional;

/** What an access log of nginx says of a request, joined with the error log where there is one. */
final class NginxJoin {

  private final Optional<NginxErrors> errors;

  NginxJoin(Optional<NginxErrors> errors) {
    this.errors = errors;
  }

  /** Whether requests with a good status may still have errors that say otherwise. */
  boolean mustLook(long endedSecond) {
    if (errors.isEmpty()) {
      return false;
    }
    errors.get().upTo(endedSecond);
    return !errors.get().isEmpty();
  }

  /**
   * Tells the sink of a request.
   *
   * @param key by which the error log knows it
   * @param line the access log's, as evidence where the error log has none
   */
  void tell(
      long endedMillis,
      int status,
      Optional<String> requestId,
      Optional<NginxAttempt> attempt,
      String key,
      String line,
      LogSink sink) {
    long second = Math.floorDiv(endedMillis, 1000L);
    int attempts = attempt.map(NginxAttempt::attempts).orElse(1);
    Optional<NginxSaid> error =
        errors.flatMap(
            log -> {
              log.upTo(second);
              return log.take(key, attempts, second);
            });
    boolean good = status >= 100 && status < 400;
    Optional<Attribution> why =
        good
            ? error.flatMap(NginxJoin::spoilt)
            : Optional.of(failure(status, attempt, error, line));
    why.ifPresentOrElse(
        found -> sink.failed(new LoggedRequest(endedMillis, status, requestId, found)),
        () -> sink.good(second));
  }

  /** An answer whose status had been sent when it broke; other errors were mended by a retry. */
  private static Optional<Attribution> spoilt(NginxSaid said) {
    return said.error().says("while reading upstream") ? said.attribution() : Optional.empty();
  }

  private Attribution failure(
      int status, Optional<NginxAttempt> attempt, Optional<NginxSaid> error, String line) {
    if (error.isEmpty() || status == 499) {
      return NginxRules.of(status, attempt).of(line);
    }
    NginxSaid said = error.get();
    return said.attribution()
        .orElseGet(() -> NginxRules.of(status, attempt).of(said.error().line()));
  }
}
