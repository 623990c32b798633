package dev.headroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DiagnoseCommandTest {

  private static final String REFUSED =
      "127.0.0.1 - - [25/Nov/2026:00:05:43 +0000] \"GET / HTTP/1.1\" 502 157 \"-\" \"%s\""
          + " 127.0.0.1:46501 502 - - 0.000%n";

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine line = HeadroomCommand.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(arguments);
  }

  private Path log(String content) throws IOException {
    return Files.writeString(folder.resolve("access.log"), content);
  }

  @Test
  void aLogIsToldByItsContentAndItsCausesAreNamed() throws IOException {
    assertEquals(0, run("diagnose", log(String.format(REFUSED, "a")).toString()));
    assertTrue(out.toString().startsWith("1 of 1 requests failed (100.0 %)"), out.toString());
    assertTrue(out.toString().contains("connection_refused, probable (1)"), out.toString());
  }

  @Test
  void nothingInALogReachesTheTerminalAsIs() throws IOException {
    String hostile = "\u001b[2J\u0007\u009b" + "x".repeat(1 << 20);
    run("diagnose", log(String.format(REFUSED, hostile)).toString());
    String text = out.toString();
    assertTrue(text.chars().allMatch(c -> c == '\n' || !Character.isISOControl(c)));
    assertTrue(text.length() < 3_000, "it is " + text.length() + " characters long");
  }

  @Test
  void aLogOfNoKnownFormIsRefusedWithTheFormsThatThereAre() throws IOException {
    assertEquals(3, run("diagnose", log("nothing of the kind\n").toString()));
    assertTrue(err.toString().contains("--format: nginx-json"), err.toString());
  }

  @Test
  void whereNothingSaysWhyItIsInconclusive() throws IOException {
    String bare = String.format(REFUSED, "a").replace(" 127.0.0.1:46501 502 - - 0.000", "");
    assertEquals(5, run("diagnose", log(bare).toString()));
  }
}
