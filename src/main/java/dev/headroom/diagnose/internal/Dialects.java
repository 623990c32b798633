package dev.headroom.diagnose.internal;

import dev.headroom.diagnose.LineSource;
import dev.headroom.diagnose.LogLines;
import java.time.ZoneId;
import java.util.Optional;

/** Makes what reads the logs of each gateway. */
public final class Dialects {

  private Dialects() {}

  public static LogLines nginxJson(ZoneId zone, Optional<LineSource> errors) {
    return new NginxJsonLines(join(zone, errors, true));
  }

  public static LogLines combined(ZoneId zone, Optional<LineSource> errors) {
    return new CombinedLines(new Dates(zone), join(zone, errors, false));
  }

  public static LogLines nginxError(ZoneId zone, Optional<LineSource> errors) {
    return new NginxErrorLines(new NginxErrorParser(zone));
  }

  public static LogLines haproxy(ZoneId zone, Optional<LineSource> errors) {
    return new HaproxyLines(zone);
  }

  private static NginxJoin join(ZoneId zone, Optional<LineSource> errors, boolean byConnection) {
    return new NginxJoin(
        errors.map(log -> new NginxErrors(log, new NginxErrorParser(zone), byConnection)));
  }
}
