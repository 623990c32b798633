package dev.headroom.lab.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;

/**
 * A process that does not outlive this one, not even when this one is ended by {@code kill -9}, and
 * whose own end is told.
 *
 * <p>A shell starts it, and a second one reads from a pipe that only this process holds the other
 * end of. The kernel closes that end however this process ends; the second shell then kills the
 * child. The first one waits for the child and says its exit status. Both ignore the signals that a
 * terminal sends to a whole group.
 */
final class SupervisedProcess implements AutoCloseable {

  /**
   * $1 and $2 are the files for output and errors, the rest is the command. Set before the command
   * starts, the trap would make it ignore the signals too. What runs in the background gets an
   * empty input unless it is given one, hence 3. Once the child has been waited for, its number may
   * be another process's, so nobody may kill it any more.
   */
  private static final String SUPERVISOR =
      """
      out=$1; err=$2; shift 2
      exec 3<&0
      "$@" </dev/null >>"$out" 2>>"$err" 3<&- &
      child=$!
      trap '' HUP INT TERM
      { read -r end; kill -KILL "$child"; } <&3 >/dev/null 2>&1 &
      watcher=$!
      exec 3<&-
      echo "$child"
      wait "$child"
      status=$?
      kill -KILL "$watcher" 2>/dev/null
      echo "$status" 2>/dev/null
      """;

  /** A gateway that is asked to end and has not by then is killed. */
  private static final int GRACE_SECONDS = 2;

  private final Process supervisor;
  private final ProcessHandle child;
  private volatile boolean closing;

  private SupervisedProcess(Process supervisor, ProcessHandle child) {
    this.supervisor = supervisor;
    this.child = child;
  }

  /**
   * Starts a command.
   *
   * @param output file that its standard output is appended to
   * @param errors file that its standard error is appended to
   * @param ended gets its exit status when it ends without being {@link #close closed}
   * @throws IOException when there is no shell to start it with or it ended before it was seen
   */
  static SupervisedProcess start(
      List<String> command, Path directory, Path output, Path errors, IntConsumer ended)
      throws IOException {
    List<String> supervised = new ArrayList<>(List.of("/bin/sh", "-c", SUPERVISOR, "headroom-lab"));
    supervised.add(output.toString());
    supervised.add(errors.toString());
    supervised.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(supervised).directory(directory.toFile());
    builder.redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
    // Times in logs without a zone are in UTC, wherever the lab runs.
    builder.environment().put("TZ", "UTC");
    Process supervisor = builder.start();
    BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(supervisor.getInputStream(), StandardCharsets.US_ASCII));
    String pid = lines.readLine();
    if (pid == null) {
      throw new IOException("/bin/sh ended at once");
    }
    ProcessHandle child =
        ProcessHandle.of(Long.parseLong(pid))
            .orElseThrow(() -> new IOException(command.get(0) + " ended at once"));
    SupervisedProcess started = new SupervisedProcess(supervisor, child);
    Daemons.named("supervisor").newThread(() -> started.await(lines, ended)).start();
    return started;
  }

  private void await(BufferedReader lines, IntConsumer ended) {
    try (lines) {
      String status = lines.readLine();
      if (status != null && !closing) {
        ended.accept(Integer.parseInt(status));
      }
    } catch (IOException e) {
      // The shell itself is gone: the second one still watches over the child.
    }
  }

  boolean isAlive() {
    return child.isAlive();
  }

  /** Asks it to end, and kills it when it does not. */
  @Override
  public void close() {
    closing = true;
    child.destroy();
    if (!hasEnded()) {
      child.destroyForcibly();
    }
    try {
      supervisor.getOutputStream().close();
    } catch (IOException e) {
      // The shell has ended already, and with it what it watched over.
    }
  }

  private boolean hasEnded() {
    try {
      child.onExit().get(GRACE_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
