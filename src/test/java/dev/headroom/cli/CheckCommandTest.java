package dev.headroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.check.Check;
import dev.headroom.check.Finding;
import dev.headroom.check.Problem;
import dev.headroom.live.Watcher;
import dev.headroom.store.RunDocuments;
import dev.headroom.store.RunFolder;
import dev.headroom.testing.TcpOrigin;
import dev.headroom.testing.TcpOrigin.Answer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code headroom check}, its exit codes and its two forms of output. */
class CheckCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  @Test
  void aTargetThatIsFineIsDone() throws IOException {
    try (TcpOrigin origin = TcpOrigin.answering(Answer.OK)) {
      assertEquals(0, run("check", origin.url().toString()));
      assertTrue(out.toString().endsWith("nothing found that would spoil a load test\n"));
    }
  }

  @Test
  void aBlockingFindingIsAFailedRunInBothForms() throws IOException {
    String url = TcpOrigin.refusing().toString();
    assertEquals(4, run("check", url));
    assertTrue(out.toString().contains("blocking: tcp-refused: "), out.toString());
    assertTrue(out.toString().contains(Problem.TCP_REFUSED.remedy()));
    out.getBuffer().setLength(0);
    assertEquals(4, run("check", url, "--json"));
    assertTrue(out.toString().startsWith("{"), out.toString());
    assertTrue(out.toString().contains("\"id\" : \"tcp-refused\""), out.toString());
  }

  @Test
  void itReadsThePlanToo() throws IOException {
    try (TcpOrigin origin = TcpOrigin.answering(Answer.FORBIDDEN)) {
      Path plan = folder.resolve("plan.yaml");
      Files.writeString(plan, "target: {url: \"" + origin.url() + "\"}");
      assertEquals(4, run("check", plan.toString()));
      assertTrue(out.toString().contains("http-denied"), out.toString());
    }
  }

  @Test
  void aHostThatNobodyNamedIsNotAsked() {
    assertEquals(3, run("check", "http://shop.example.com"));
    assertTrue(err.toString().contains("--allow-host shop.example.com"), err.toString());
  }

  @Test
  void aResolverThatIsNoAddressIsRefused() {
    assertEquals(
        3, run("check", "http://none.test", "--allow-host", "none.test", "--resolver", "dns.test"));
    assertTrue(err.toString().contains("'dns.test' is no address"), err.toString());
  }

  @Test
  void whatAServerCallsItselfSteersNoTerminal() throws IOException {
    Finding hostile = Finding.of(Problem.HTTP_REDIRECT, "Server: \u001b[2J\u0007");
    Check check =
        new Check(URI.create("http://127.0.0.1:1"), 1_700_000_000, List.of(), List.of(hostile));
    RunFolder run = new RunFolder(folder);
    CheckOption.keep(check, run, new Talk(new PrintWriter(err), Optional.empty(), Watcher.NOBODY));
    assertFalse(err.toString().contains("\u001b"), err.toString());
    assertEquals(Optional.of(check), new RunDocuments(run).findCheck());
  }

  private int run(String... arguments) {
    CommandLine line = HeadroomCommand.commandLine();
    return line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
  }
}
