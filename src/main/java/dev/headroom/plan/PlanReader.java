package dev.headroom.plan;

import dev.headroom.plan.internal.PlanParser;
import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads a plan from YAML. Only {@code target.url} has to be there; this is the whole grammar, with
 * the default of every other key:
 *
 * <pre>{@code
 * name: plan                      # letters, digits, - and _
 * target:
 *   url: http://127.0.0.1:8080    # the gateway; http or https, no user or password
 *   origins: []                   # URLs of origins behind it
 *   headers: {}                   # sent with each request; ${NAME} is an environment variable
 *   verifyCertificates: true
 *   allowHosts: []                # hosts other than loopback that may be loaded
 *   dns: {resolvers: [], switchWithin: 5m}   # resolvers asked by the check beside the system's
 * scenario:
 *   requests:                     # drawn by weight; or instead  simulation: ClassName
 *     - {name: home, method: GET, path: /, weight: 1, headers: {}}    # and  body: text
 *   connections: per-visitor      # or shared
 *   timeout: 10s
 *   http2: false                  # with https, where the gateway offers it
 *   retries: {count: 0, backoff: 1s, growth: doubling}     # or constant
 * load:
 *   arrivals: poisson             # or regular
 *   seed: 42
 *   control: {rate: 20/s, hold: 10s}
 *   search: {from: 50/s, to: 300/s, steps: 8, hold: 20s, settle: 5s}
 *   spike: {shape: plateau, baseline: 56/s, peak: 280/s, rise: 5s, hold: 20s, fall: 5s, recovery: 15s}
 *   limits: {maxRate: 2000/s, maxDuration: 15m, stopWhen: {errors: 90%, for: 30s}}
 * objective: {latency: p99 < 300ms, errors: 1%}
 * demand: {peak: 280/s, growth: 0%}
 * fleet: {instances: 1, bootTime: 60s, zones: 1, reserve: 1}
 * }</pre>
 *
 * <p>{@code search.from} is by default a sixth of {@code to}, {@code settle} a quarter of {@code
 * hold}, {@code spike.baseline} a fifth of {@code peak}, and of {@code demand.peak} and {@code
 * spike.peak} each is by default the other.
 *
 * <p>The other shapes of a spike, in the place of rise, hold and fall:
 *
 * <pre>{@code
 * shape: step         hold: 20s                    # up and down at once
 * shape: ramp         rise: 20s                    # down at once from the peak
 * shape: sawtooth     rise: 10s, teeth: 3          # so many ramps
 * shape: double       rise, hold, fall: as above, pause: 15s
 * shape: flash-crowd  rise: 10s, fall: 40s         # by equal factors in equal times
 * shape: replay       file: peak.csv               # time,rate; or  series: [0s 20/s, 30s 90/s]
 *                     length: as recorded          # scaled in time to this, in height to peak
 * }</pre>
 *
 * <p>A replay's peak is by default the recorded one, its baseline the first rate. Rates are {@code
 * 200/s} or {@code 12000/min}, durations {@code 300ms}, {@code 20s}, {@code 15m}, shares {@code 1%}
 * or {@code 0.01}.
 *
 * <p>Whatever is wrong is one {@link HeadroomException} of kind BAD_DATA that names file, line,
 * key, value, bound and remedy.
 */
public final class PlanReader {

  /** A thousand times a long plan; what is larger is some other file. */
  private static final long MOST_BYTES = 1 << 20;

  private PlanReader() {}

  /** The plan in a file. */
  public static Plan read(Path file) {
    return parse(text(file), file);
  }

  /**
   * The plan in the text of a file.
   *
   * @param file which the text was read from; files that it names are beside it
   */
  public static Plan parse(String yaml, Path file) {
    return parse(yaml, file.toString(), name -> beside(file, name));
  }

  /**
   * The plan in a text that names no other file.
   *
   * @param sourceName what the text is called in errors
   */
  public static Plan parse(String yaml, String sourceName) {
    return parse(
        yaml,
        sourceName,
        name -> {
          throw new IllegalArgumentException(
              "a plan that is no file has none beside it; write the points as series");
        });
  }

  private static Plan parse(String yaml, String sourceName, UnaryOperator<String> files) {
    if (yaml.length() > MOST_BYTES) {
      throw bad(sourceName + " has more than 1 MiB; no plan is that long, name another file", null);
    }
    return PlanParser.parse(yaml, sourceName, files);
  }

  /** The text of a plan's file, to be parsed. */
  public static String text(Path file) {
    if (!Files.exists(file)) {
      throw bad("there is no plan at " + file + "; check the path", null);
    }
    if (Files.isDirectory(file)) {
      throw bad(file + " is a directory; name the plan's file in it", null);
    }
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw bad(file + " has more than 1 MiB; no plan is that long, name another file", null);
      }
      return utf8(file);
    } catch (CharacterCodingException e) {
      throw bad(file + " is not UTF-8 text; save it as UTF-8", e);
    } catch (IOException e) {
      throw bad("cannot read " + file + " (" + e.getMessage() + "); check its permissions", e);
    }
  }

  private static String utf8(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  /**
   * The text of a file in the plan's folder or below it: a plan from somebody else must lead to
   * nothing else of this machine.
   */
  private static String beside(Path plan, String name) {
    try {
      Path folder = plan.toAbsolutePath().normalize().resolveSibling("");
      Path file = folder.resolve(name).normalize();
      if (Path.of(name).isAbsolute() || !file.startsWith(folder)) {
        throw outside(name);
      }
      if (!Files.isRegularFile(file)) {
        throw new IllegalArgumentException(
            "there is no file '" + name + "' in " + folder + "; put it beside the plan");
      }
      if (!file.toRealPath().startsWith(folder.toRealPath())) {
        throw outside(name);
      }
      if (Files.size(file) > MOST_BYTES) {
        throw new IllegalArgumentException(
            "'" + name + "' has more than 1 MiB; keep fewer points, further apart");
      }
      return utf8(file);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("'" + name + "' is no name of a file", e);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("'" + name + "' is not UTF-8 text; save it as UTF-8", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "cannot read '" + name + "' (" + e.getMessage() + "); check its permissions", e);
    }
  }

  private static IllegalArgumentException outside(String name) {
    return new IllegalArgumentException(
        "'" + name + "' lies outside the plan's folder; put it beside the plan");
  }

  private static HeadroomException bad(String message, @Nullable Throwable cause) {
    HeadroomException problem = new HeadroomException(Kind.BAD_DATA, message);
    if (cause != null) {
      problem.initCause(cause);
    }
    return problem;
  }
}
