package dev.headroom.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The terminal that standard error is connected to. */
final class Terminal {

  /** What a terminal is taken for that doesn't tell: DEC's VT100. */
  private static final Screen.Size USUAL = new Screen.Size(80, 24);

  /** {@code stty} answers in a few milliseconds; a machine under load may need longer. */
  private static final long PATIENCE_MILLIS = 500;

  private static final Pattern ANSWER = Pattern.compile("(\\d{1,4}) (\\d{1,4})\\s*");

  private final Path device;

  private Terminal(Path device) {
    this.device = device;
  }

  /** Where the platform doesn't tell what standard error is connected to, it isn't a terminal. */
  static Optional<Terminal> ofStandardError() {
    try {
      Path target = Files.readSymbolicLink(Path.of("/proc/self/fd/2"));
      boolean terminal = target.startsWith("/dev/pts") || target.toString().startsWith("/dev/tty");
      boolean dumb = "dumb".equals(System.getenv("TERM"));
      return terminal && !dumb ? Optional.of(new Terminal(target)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** How large its window is at this moment. */
  Screen.Size size() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(device.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        stty.destroyForcibly();
        return USUAL;
      }
      return parse(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      return USUAL;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return USUAL;
    }
  }

  /** {@code rows columns}; zeros are said where it isn't known. */
  private static Screen.Size parse(String answer) {
    Matcher words = ANSWER.matcher(answer);
    return words.matches() && !words.group(1).equals("0") && !words.group(2).equals("0")
        ? new Screen.Size(Integer.parseInt(words.group(2)), Integer.parseInt(words.group(1)))
        : USUAL;
  }
}
