package dev.headroom.load.internal;

import dev.headroom.testing.Programs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * A benchmark, no test: what following and counting every request costs Gatling at its ceiling.
 *
 * <p>Whole runs in processes of their own, bare and collected, as pairs whose order alternates;
 * nginx, which answers them, counts the requests. With {@code heap} as the first argument it is one
 * collected run whose heap after a garbage collection is told every few seconds instead.
 */
final class CollectingCost {

  private static final Pattern COUNTS = Pattern.compile("\\s*\\d+ \\d+ (\\d+)\\s*");

  private final Path folder;
  private final URI url;
  private int runs;

  private CollectingCost(Path folder, URI url) {
    this.folder = folder;
    this.url = url;
  }

  /** Arguments: pairs, seconds to warm up, seconds to measure; or {@code heap} and seconds. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("collecting-cost");
    int port = freePort();
    Process nginx = nginx(folder, port);
    try {
      CollectingCost cost = new CollectingCost(folder, URI.create("http://127.0.0.1:" + port));
      if (arguments[0].equals("heap")) {
        cost.heap(Integer.parseInt(arguments[1]));
      } else {
        cost.pairs(
            Integer.parseInt(arguments[0]),
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]));
      }
    } finally {
      nginx.destroy();
    }
  }

  /** Requests per second of the run, and processor time a request. */
  private record Result(double perSecond, double microsPerRequest) {}

  private void pairs(int pairs, int warmUp, int seconds) throws Exception {
    SummaryStatistics throughput = new SummaryStatistics();
    SummaryStatistics processor = new SummaryStatistics();
    for (int pair = 0; pair < pairs; pair++) {
      boolean collectedFirst = pair % 2 == 1;
      Result first = run(collectedFirst ? "collected" : "bare", warmUp, seconds);
      Result second = run(collectedFirst ? "bare" : "collected", warmUp, seconds);
      Result bare = collectedFirst ? second : first;
      Result collected = collectedFirst ? first : second;
      throughput.addValue(Math.log(collected.perSecond / bare.perSecond));
      processor.addValue(Math.log(collected.microsPerRequest / bare.microsPerRequest));
      System.out.printf(
          Locale.ROOT,
          "pair %d: bare %.0f/s, %.1f µs; collected %.0f/s, %.1f µs%n",
          pair + 1,
          bare.perSecond,
          bare.microsPerRequest,
          collected.perSecond,
          collected.microsPerRequest);
    }
    tell("throughput", throughput);
    tell("processor time a request", processor);
  }

  /** The mean of the logarithms' differences with its 95 % interval, as a change in percent. */
  private static void tell(String what, SummaryStatistics logs) {
    double half =
        new TDistribution(logs.getN() - 1).inverseCumulativeProbability(0.975)
            * logs.getStandardDeviation()
            / Math.sqrt((double) logs.getN());
    System.out.printf(
        Locale.ROOT,
        "%s: %+.1f %% (95 %%: %+.1f to %+.1f)%n",
        what,
        100 * Math.expm1(logs.getMean()),
        100 * Math.expm1(logs.getMean() - half),
        100 * Math.expm1(logs.getMean() + half));
  }

  private Result run(String kind, int warmUp, int seconds) throws Exception {
    Process child = child(kind, warmUp, seconds);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      long cpuBefore = await(lines, "begin");
      long before = System.nanoTime();
      long requestsBefore = requests();
      long cpuAfter = await(lines, "end");
      double passed = (System.nanoTime() - before) / 1e9;
      double requests = requests() - requestsBefore;
      return new Result(requests / passed, (cpuAfter - cpuBefore) / 1e3 / requests);
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  private Process child(String kind, int warmUp, int seconds) throws IOException {
    Path own = Files.createDirectories(folder.resolve("run-" + runs++));
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(List.of("-Xmx512m", "--add-opens=java.base/java.lang=ALL-UNNAMED"));
    command.addAll(
        List.of("-Dgatling.data.enableAnalytics=false", "-Dgatling.data.writers.0=file"));
    command.add("-Durl=" + url);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(CollectingChild.class.getName(), kind, own.toString()));
    command.addAll(List.of(Integer.toString(warmUp), Integer.toString(seconds)));
    return new ProcessBuilder(command).redirectError(own.resolve("log").toFile()).start();
  }

  private static long await(BufferedReader lines, String word) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(word + " ")) {
        return Long.parseLong(line.substring(word.length() + 1));
      }
    }
    throw new IOException("the run ended before '" + word + "'");
  }

  /** The heap in use after a collection, while requests pass. */
  private void heap(int seconds) throws Exception {
    Process child = child("collected", 10, seconds);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      await(lines, "begin");
      long end = System.nanoTime() + seconds * 1_000_000_000L;
      while (System.nanoTime() < end - 10_000_000_000L) {
        jcmd(child, "GC.run");
        Matcher used = Pattern.compile("used (\\d+)K").matcher(jcmd(child, "GC.heap_info"));
        System.out.println(
            requests() + " requests, " + (used.find() ? used.group(1) : "?") + " KiB in use");
        child.waitFor(9, TimeUnit.SECONDS);
      }
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  private static String jcmd(Process child, String what) throws Exception {
    Process jcmd =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/jcmd", Long.toString(child.pid()), what)
            .start();
    return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private long requests() throws Exception {
    String status =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(url.resolve("/status")).build(),
                HttpResponse.BodyHandlers.ofString())
            .body();
    return status
        .lines()
        .map(COUNTS::matcher)
        .filter(Matcher::matches)
        .mapToLong(found -> Long.parseLong(found.group(1)))
        .findFirst()
        .orElseThrow();
  }

  private static Process nginx(Path folder, int port) throws Exception {
    Path configuration =
        Files.writeString(
            folder.resolve("nginx.conf"),
            """
            daemon off;
            user root;
            pid %1$s/pid;
            error_log %1$s/error.log;
            events {}
            http {
              access_log off;
              keepalive_requests 1000000000;
              client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy;
              fastcgi_temp_path %1$s/fastcgi; uwsgi_temp_path %1$s/uwsgi; scgi_temp_path %1$s/scgi;
              server {
                listen 127.0.0.1:%2$d;
                location = /status { stub_status; }
                location / { return 200; }
              }
            }
            """
                .formatted(folder, port));
    Process nginx =
        new ProcessBuilder(Programs.require("nginx").toString(), "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("nginx.out").toFile())
            .start();
    while (!Files.exists(folder.resolve("pid")) && nginx.isAlive()) {
      Thread.onSpinWait();
    }
    return nginx;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
