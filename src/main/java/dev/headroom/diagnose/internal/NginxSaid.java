package dev.headroom.diagnose.internal;

import dev.headroom.diagnose.Attribution;
import java.util.Optional;

/**
 * An error with what it meant when it was written.
 *
 * @param error the line
 * @param rule its meaning, where that is known
 */
record NginxSaid(NginxError error, Optional<Rule> rule) {

  Optional<Attribution> attribution() {
    return rule.map(r -> r.of(error.line()));
  }
}
