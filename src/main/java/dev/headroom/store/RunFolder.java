package dev.headroom.store;

import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The folder of one run and the places of its files. A file is there once its stage has run.
 *
 * @param path the folder
 */
public record RunFolder(Path path) {

  /** Sorts by time and is a legal file name everywhere: no colons. */
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Runs of one name begun in one second; more means something loops. */
  private static final int MOST_TAKEN = 1000;

  /**
   * A new folder such as {@code 2026-11-22T20-15-30Z-shop-launch}, with {@code -2} and so on
   * appended where that is taken; an existing folder is never used again.
   *
   * @param name of the plan
   * @throws HeadroomException BAD_DATA when it can't be made
   */
  public static RunFolder create(Path resultsDirectory, String name, Instant now) {
    String base = STAMP.format(now) + "-" + name.replaceAll("[^A-Za-z0-9_-]+", "-");
    try {
      Files.createDirectories(resultsDirectory);
      for (int i = 1; i <= MOST_TAKEN; i++) {
        Path folder = resultsDirectory.resolve(i == 1 ? base : base + "-" + i);
        if (!Files.exists(folder)) {
          return new RunFolder(Files.createDirectory(folder));
        }
      }
    } catch (FileAlreadyExistsException e) {
      throw bad(resultsDirectory + " is taken by a file; choose another --results directory", e);
    } catch (AccessDeniedException e) {
      throw bad(
          "not allowed to write in " + resultsDirectory + "; choose another --results directory",
          e);
    } catch (IOException e) {
      throw bad(
          "cannot make a run folder in "
              + resultsDirectory
              + " ("
              + e.getMessage()
              + "); check free space and permissions",
          e);
    }
    throw new HeadroomException(
        Kind.BAD_DATA, resultsDirectory.resolve(base) + " and 999 more are taken; clear some");
  }

  /**
   * The folder of an earlier run.
   *
   * @throws HeadroomException BAD_DATA when there is none, or it isn't one, or can't be read
   */
  public static RunFolder open(Path path) {
    RunFolder folder = new RunFolder(path);
    if (!Files.exists(path)) {
      throw missing("there is no run folder at " + path + "; name one below results/");
    }
    if (!Files.isDirectory(path)) {
      throw missing(path + " is not a directory; name a run's folder, not a file in it");
    }
    if (!Files.isReadable(path) || !Files.isExecutable(path)) {
      throw missing("not allowed to read " + path + "; check its permissions");
    }
    if (!Files.isRegularFile(folder.runJson())) {
      throw missing(path + " has no run.json; it isn't a run's folder, or the run never began");
    }
    return folder;
  }

  /** The plan as resolved, secrets masked. */
  public Path plan() {
    return path.resolve("plan.yaml");
  }

  /** What the target looked like before the load. */
  public Path check() {
    return path.resolve("check.json");
  }

  /** How the run was carried out. */
  public Path runJson() {
    return path.resolve("run.json");
  }

  /** A row a second. */
  public Path intervals() {
    return path.resolve("intervals.csv");
  }

  /** The steps of the search, a row each. */
  public Path search() {
    return path.resolve("search.csv");
  }

  /** Latency histograms, an interval a second. */
  public Path latencyLog() {
    return path.resolve("latency.hlog");
  }

  /** What was kept of the gateway: its configuration and its own account. */
  public Path gateway() {
    return path.resolve("gateway");
  }

  /** Gatling's own reports. */
  public Path gatling() {
    return path.resolve("gatling");
  }

  public Path fit() {
    return path.resolve("fit.json");
  }

  /** Why requests failed. */
  public Path diagnosis() {
    return path.resolve("diagnosis.json");
  }

  public Path recommendation() {
    return path.resolve("recommendation.json");
  }

  public Path proof() {
    return path.resolve("proof.json");
  }

  /** The spike to run against one's own system, where the run had no lab. */
  public Path proofPlan() {
    return path.resolve("proof-plan.yaml");
  }

  /** Configuration files for other systems. */
  public Path emitted() {
    return path.resolve("emitted");
  }

  /** The page for people. */
  public Path report() {
    return path.resolve("report.html");
  }

  private static HeadroomException missing(String message) {
    return new HeadroomException(Kind.BAD_DATA, message);
  }

  private static HeadroomException bad(String message, IOException cause) {
    return new HeadroomException(Kind.BAD_DATA, message, cause);
  }
}
