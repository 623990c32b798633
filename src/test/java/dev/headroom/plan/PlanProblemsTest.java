package dev.headroom.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.quantity.HeadroomException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlanProblemsTest {

  private static final String HEAD = "target: {url: 'http://127.0.0.1:8080'}\n";

  @ParameterizedTest
  @MethodSource
  void aProblemNamesItsLineItsKeyAndTheBound(String rest, int line, String... expected) {
    String message = message(HEAD + rest);
    assertTrue(message.startsWith("shop.yaml:" + line + ": "), message);
    for (String part : expected) {
      assertTrue(message.contains(part), () -> "no '" + part + "' in: " + message);
    }
    assertFalse(message.contains("\n"), message);
  }

  static Stream<Arguments> aProblemNamesItsLineItsKeyAndTheBound() {
    return Stream.of(
        problem("objektive: {}", 2, "unknown key", "did you mean 'objective'?"),
        problem("load:\n  serch: {}", 3, "load.serch", "did you mean 'search'?"),
        problem("load:\n  search:\n    from: -5/s", 4, "load.search.from", "not -5"),
        problem("load:\n  search: {from: fast}", 3, "'fast'", "200/s"),
        problem("load:\n  search:\n    from: 9/s\n    to: 8/s", 5, "8/s is not above from, 9/s"),
        problem("load: {search: {steps: 1}}", 2, "load.search.steps", "1 is outside 2 to 200"),
        problem("load: {search: {steps: 201}}", 2, "201 is outside 2 to 200"),
        problem("load: {search: {steps: 2.5}}", 2, "'2.5' is not a whole number"),
        problem("load: {search: {hold: 5s, settle: 5s}}", 2, "5s is not below hold, 5s"),
        problem("load: {search: {to: 3000/s}}", 2, "load.limits.maxRate, 2000/s"),
        problem("load: {spike: {peak: 1e400/s}}", 2, "load.spike.peak", "finite"),
        problem("load: {search: {hold: 10m}}", 2, "more than maxDuration, 15m"),
        problem(
            "scenario: {simulation: Visitor}\nload: {search: {method: adaptive}}",
            3,
            "adaptive needs listed requests"),
        problem("load: {search: {method: guess}}", 2, "'guess' is none of [adaptive, staircase,"),
        problem("load: {search: {precision: 5%, steps: 8}}", 2, "staircase doesn't take it"),
        problem("load: {search: {method: ramp, steps: 8}}", 2, "steps", "it takes [length]"),
        problem("load: {search: {method: bisection, steps: 8}}", 2, "bisection doesn't take it"),
        problem("load: {search: {precision: 0%}}", 2, "0% is outside 0.5% to 50%"),
        problem("load: {search: {maxTime: 5s}}", 2, "load.search.maxTime", "outside 20s to 1440m"),
        problem("load: {search: {maxTime: 15m}}", 2, "more than maxDuration, 15m"),
        problem("load: {search: {method: ramp, length: 1s}}", 2, "1s is outside 20s"),
        problem("load: {search: {hold: 20}}", 2, "'20' is not a duration such as"),
        problem("load: {limits: {stopWhen: {errors: 150%}}}", 2, "150% is outside 0.1% to 100%"),
        problem("load: {limits: {maxRate: 2000000/s}}", 2, "is outside 0.001/s to 1000000/s"),
        problem("load: {arrivals: pareto}", 2, "'pareto' is none of [poisson, regular]"),
        problem("load: [1, 2]", 2, "load:", "found a list"),
        problem("load: {spike: {shape: cliff}}", 2, "load.spike.shape", "flash-crowd, replay]"),
        problem(
            "load:\n  spike:\n    shape: ramp\n    hold: 5s",
            5,
            "load.spike.hold: a spike of shape 'ramp' has no 'hold'",
            "shape, baseline, peak, rise, recovery"),
        problem("load: {spike: {file: a.csv}}", 2, "shape 'plateau' has no 'file'"),
        problem("load: {spike: {shape: sawtooth, teeth: 1}}", 2, "1 is outside 2 to 100"),
        problem("load: {spike: {shape: step, peak: 3000/s}}", 2, "load.limits.maxRate, 2000/s"),
        problem("load: {spike: {shape: replay}}", 2, "load.spike.file: missing", "time,rate"),
        problem(replay("[0s 1/s]"), 2, "load.spike.series: 1 points", "at least 2"),
        problem(replay("[]"), 2, "load.spike.series: 0 points"),
        problem(replay("[0s 1/s, 5s]"), 2, "entry 2: '5s' is not a time and a rate"),
        problem(replay("[0s 1/s, 5s -3/s]"), 2, "not -3"),
        problem(replay("[0s 1/s, 5s 2/s, 5s 3/s]"), 2, "entry 3: its time is not after"),
        problem(replay("[0s 1/s, 5s 2000000/s]"), 2, "entry 2", "outside 0/s to 1000000/s"),
        problem(replay("[0s 0/s, 5s 0/s]"), 2, "there is no peak"),
        problem(replay("[0s 0/s, 5s 9/s]"), 2, "load.spike.baseline: missing"),
        problem(replay("[0s 9/s, 5s 2/s]"), 2, "9/s is not above baseline, 9/s"),
        problem(replay("[0s 2/s, 0.4s 9/s]"), 2, "load.spike.length: 400ms is outside 1s to"),
        problem(replay("[0s 1/s, 6d 9/s]"), 2, "'6d' is not a duration"),
        problem(replay("[0s 2/s, 9s 9/s], file: a.csv"), 2, "keep one of the two"),
        problem(replay("nothing"), 2, "load.spike.series", "expected a list"),
        problem("load: {spike: {shape: replay, file: a.csv}}", 2, "write the points as series"),
        problem("scenario: {retries: {count: 11}}", 2, "scenario.retries.count: 11 is outside"),
        problem("scenario: {retries: {backoff: 11m}}", 2, "scenario.retries.backoff: 11m"),
        problem(
            "scenario: {retries: {count: 10, backoff: 2s}}",
            2,
            "scenario.retries.backoff: 2s doubled to 1024s",
            "longer than 10m"),
        problem("scenario: {retries: {growth: slow}}", 2, "none of [doubling, constant]"),
        problem(
            "load: {search: {to: 600/s}}\nscenario: {retries: {count: 3}}",
            2,
            "load.search.to: 600/s with scenario.retries may become 2400/s",
            "load.limits.maxRate, 2000/s"),
        problem("objective: {latency: 300ms}", 2, "is not written as p99 < 300ms"),
        problem("objective: {latency: p100 < 300ms}", 2, "between 0 and 100"),
        problem("objective: {latency: p99.9999 < 1s}", 2, "outside p1 to p99.999"),
        problem("objective: {latency: p99 < 11s}", 2, "scenario.timeout, 10s"),
        problem("objective: {latency: p99 < 0s}", 2, "is not between 0 and"),
        problem("objective: {errors: 60%}", 2, "60% is outside 0% to 50%"),
        problem("demand: {growth: -1%}", 2, "demand.growth", "not -0.01"),
        problem("fleet: {instances: 0}", 2, "0 is outside 1 to 100000"),
        problem("fleet: {reserve: -1}", 2, "-1 is outside 0 to 1000"),
        problem("fleet: {zones: 99999999999999999999}", 2, "is not a whole number"),
        problem("name: ../../etc", 2, "'../../etc' is no name"),
        problem("name: \"a\\e[31mb\"", 2, "'a?[31mb' is no name"),
        problem("scenario: {requests: []}", 2, "the list is empty"),
        problem("scenario: {requests: [{weight: 0}]}", 2, "scenario.requests[0].weight"),
        problem("scenario: {requests: [{path: //evil.example}]}", 2, "begins with one slash"),
        problem("scenario: {requests: [{path: a b}]}", 2, "is no path"),
        problem("scenario: {requests: [{method: FETCH}]}", 2, "'FETCH' is none of"),
        problem("scenario: {requests: [{path: /}, {path: /}]}", 2, "'home' is taken"),
        problem("scenario: {requests: [{body: {a: 1}}]}", 2, "body", "quote text"),
        problem("scenario: {requests: [{}], simulation: A}", 2, "keep one of the two"),
        problem("scenario: {http2: true}", 2, "scenario.http2", "give target.url with https"),
        problem("scenario: {http2: maybe}", 2, "'maybe' is neither true nor false"),
        problem("scenario: {simulation: 'a b'}", 2, "is not the name of a Java class"),
        problem(headers("\"X-A\\r\\nB\": x"), 2, "'X-A??B' is not a header name"),
        problem(headers("X-A: \"x\\r\\nB: y\""), 2, "the value of X-A has a line break"),
        problem(headers("X-A: '${oops'"), 2, "write ${NAME}"),
        problem(headers("X-A: a, x-a: b"), 2, "is there twice"),
        problem("name: a\nname: b", 3, "'name' is already set in line 2"),
        problem("load: &a {seed: 1}", 2, "anchors"),
        problem("name: *a", 2, "anchors"),
        problem("---\nname: b", 3, "second document"),
        problem("load:\n  search: {from: [", 3, "not YAML"),
        problem("load:\n\tseed: 1", 3, "not YAML"),
        problem("fleet: " + "[".repeat(400), 2, "nested deeper than 20"));
  }

  @ParameterizedTest
  @MethodSource
  void aTargetThatIsNoPlainHttpAddressIsRefused(String url, String expected) {
    String message = message("name: a\ntarget:\n  url: \"" + url + "\"");
    assertTrue(message.startsWith("shop.yaml:3: target.url: "), message);
    assertTrue(message.contains(expected), message);
  }

  static Stream<Arguments> aTargetThatIsNoPlainHttpAddressIsRefused() {
    return Stream.of(
        Arguments.of("ftp://127.0.0.1", "neither http:// nor https://"),
        Arguments.of("127.0.0.1:8080", "is not a URL"),
        Arguments.of("/path", "neither http:// nor https://"),
        Arguments.of("http://", "is not a URL"),
        Arguments.of("http:///path", "no valid host"),
        Arguments.of("http://a_b", "no valid host"),
        Arguments.of("http://127.0.0.1:99999", "port outside 1 to 65535"),
        Arguments.of("http://127.0.0.1/?a=b", "query or fragment"),
        Arguments.of("http://a\\nb", "is not a URL"));
  }

  @Test
  void aPasswordInAUrlIsRefusedAndNotRepeated() {
    for (String url : new String[] {"http://me:hunter2@127.0.0.1", "http://me:hunter2 @x"}) {
      String message = message("target: {url: '" + url + "'}");
      assertFalse(message.contains("hunter2"), message);
    }
  }

  @Test
  void aPlanWithoutATargetOrWithoutAnythingSaysWhatItNeeds() {
    assertTrue(message("name: a").contains("target.url: missing; say where requests go"));
    assertTrue(message("").startsWith("shop.yaml:1: the plan is empty"));
    assertTrue(message("# nothing\n").startsWith("shop.yaml:1: the plan is empty"));
    assertTrue(message("- a").startsWith("shop.yaml:1: a plan is a mapping"));
    assertTrue(message("target: {url: }").contains("missing"));
  }

  @Test
  void aFileThatCannotBeAPlanIsNamed(@TempDir Path folder) throws Exception {
    assertTrue(fileMessage(folder.resolve("none.yaml")).contains("there is no plan at"));
    assertTrue(fileMessage(folder).contains("is a directory"));
    Path huge = Files.write(folder.resolve("huge.yaml"), new byte[(1 << 20) + 1]);
    assertTrue(fileMessage(huge).contains("more than 1 MiB"));
    Path binary = Files.write(folder.resolve("b.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 3});
    assertTrue(fileMessage(binary).contains("is not UTF-8"));
    Path zeros = Files.write(folder.resolve("zeros.yaml"), new byte[100]);
    assertTrue(fileMessage(zeros).contains("not YAML"), fileMessage(zeros));
  }

  private static String replay(String series) {
    return "load: {spike: {shape: replay, series: " + series + "}}";
  }

  private static String headers(String entries) {
    return "scenario: {requests: [{headers: {" + entries + "}}]}";
  }

  private static Arguments problem(String rest, int line, String... expected) {
    return Arguments.of(rest, line, expected);
  }

  private static String fileMessage(Path file) {
    return bad(() -> PlanReader.read(file));
  }

  private static String message(String yaml) {
    return bad(() -> PlanReader.parse(yaml, "shop.yaml"));
  }

  private static String bad(Executable reading) {
    HeadroomException problem = assertThrows(HeadroomException.class, reading);
    assertEquals(HeadroomException.Kind.BAD_DATA, problem.kind());
    return String.valueOf(problem.getMessage());
  }
}
