package dev.headroom.benchmark;

import dev.headroom.testing.Programs;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Measures {@code headroom diagnose} on logs of a million lines against goaccess and {@code wc -l}
 * on the same files: whole processes, one after another in each round.
 *
 * <p>Arguments: how many rounds, and the launcher. Both wall-clock and processor seconds are
 * printed, since only the latter mean much on a machine with other work on it.
 */
public final class DiagnoseSpeed {

  private static final int LINES = 1_000_000;
  private static final long SEED = 20261125;
  private static final String COMBINED = "--log-format=COMBINED";

  private static final String AGENT =
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36";

  private DiagnoseSpeed() {}

  /** A process's cost in seconds. */
  private record Cost(double wall, double processor) {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int rounds = Integer.parseInt(arguments[0]);
    Path folder = Files.createTempDirectory("headroom-speed");
    Path combined = folder.resolve("combined.log");
    Path haproxy = folder.resolve("haproxy.log");
    write(combined, haproxy);
    List<String> headroom = List.of(arguments[1], "diagnose");
    String goaccess = Programs.require("goaccess").toString();
    for (int round = 1; round <= rounds; round++) {
      print("headroom, combined", run(with(headroom, combined)));
      print("headroom, haproxy", run(with(headroom, haproxy)));
      Path out = folder.resolve("goaccess.json");
      print(
          "goaccess, combined",
          run(
              List.of(
                  goaccess, combined.toString(), COMBINED, "--no-progress", "-o", out.toString())));
      print("wc -l, combined", run(List.of("wc", "-l", combined.toString())));
    }
    for (Path file : List.of(combined, haproxy, folder.resolve("goaccess.json"))) {
      Files.deleteIfExists(file);
    }
    Files.delete(folder);
  }

  private static List<String> with(List<String> command, Path file) {
    List<String> all = new ArrayList<>(command);
    all.add(file.toString());
    return all;
  }

  /** Processor time by the shell, which is told it of its children. */
  private static Cost run(List<String> command) throws IOException, InterruptedException {
    Path times = Files.createTempFile("headroom-times", ".txt");
    List<String> timed =
        new ArrayList<>(
            List.of("bash", "-c", "TIMEFORMAT='%R %U %S'; time \"$@\" >/dev/null 2>&1", "time"));
    timed.addAll(command);
    Process process = new ProcessBuilder(timed).redirectError(times.toFile()).start();
    int status = process.waitFor();
    String[] parts = Files.readString(times).strip().split(" ", -1);
    Files.delete(times);
    if (status != 0 && status != 5) {
      throw new IOException(command + " ended with " + status);
    }
    return new Cost(
        Double.parseDouble(parts[0]), Double.parseDouble(parts[1]) + Double.parseDouble(parts[2]));
  }

  private static void print(String name, Cost cost) {
    System.out.printf(
        Locale.ROOT,
        "%-20s %8.2f s  processor %8.2f s  %,12.0f lines a processor second%n",
        name,
        cost.wall(),
        cost.processor(),
        LINES / cost.processor());
  }

  /** 1,000 seconds of 1,000 requests by 2,000 visitors of 200 pages; one in 50 fails. */
  private static void write(Path combined, Path haproxy) throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    try (BufferedWriter nginx = Files.newBufferedWriter(combined);
        BufferedWriter httplog = Files.newBufferedWriter(haproxy)) {
      for (int i = 0; i < LINES; i++) {
        String time =
            String.format(Locale.ROOT, "24/Nov/2026:10:%02d:%02d", i / 60_000, i / 1000 % 60);
        int visitor = random.nextInt(2_000);
        String ip = "10.0." + visitor / 250 + "." + visitor % 250;
        boolean fails = random.nextInt(50) == 0;
        int size = 200 + random.nextInt(20_000);
        String request = "\"GET /item/" + random.nextInt(200) + " HTTP/1.1\"";
        nginx.write(
            ip
                + " - - ["
                + time
                + " +0000] "
                + request
                + (fails ? " 502 " : " 200 ")
                + size
                + " \"https://shop.example/\" \""
                + AGENT
                + "\"\n");
        httplog.write(
            ip
                + ":40000 ["
                + time
                + String.format(Locale.ROOT, ".%03d", i % 1000)
                + "] visitors origin/origin-1 0/0/1/"
                + (fails ? "-1" : "42")
                + "/44 "
                + (fails ? "502 " : "200 ")
                + size
                + " - - "
                + (fails ? "SH--" : "----")
                + " 12/12/8/4/0 0/0 "
                + request
                + "\n");
      }
    }
  }
}
