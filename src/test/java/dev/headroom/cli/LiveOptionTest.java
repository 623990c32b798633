package dev.headroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.testing.TcpOrigin;
import dev.headroom.testing.TcpOrigin.Answer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What is said of a port where no page can be, before anything is started. */
class LiveOptionTest {

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String port) throws Exception {
    try (TcpOrigin origin = TcpOrigin.answering(Answer.OK)) {
      Path plan = folder.resolve("plan.yaml");
      Files.writeString(plan, "target: {url: \"" + origin.url() + "\"}\n");
      CommandLine line = HeadroomCommand.commandLine();
      line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
      String results = folder.resolve("results").toString();
      return line.execute("run", plan.toString(), "--results", results, "--live", port);
    }
  }

  private void assertRefused(int status) {
    assertEquals(2, status, err.toString());
    assertTrue(err.toString().contains("'--live'"), err.toString());
    assertEquals("", out.toString());
    assertFalse(Files.exists(folder.resolve("results")), "a run's folder was made");
  }

  @Test
  void aPortInUseIsAWrongArgumentWithARemedy() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertRefused(run(Integer.toString(taken.getLocalPort())));
      assertTrue(err.toString().contains("port " + taken.getLocalPort()), err.toString());
      assertTrue(err.toString().contains("or 0 for any"), err.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "65536", "http"})
  void whatIsNoPortIsAWrongArgument(String port) throws Exception {
    assertRefused(run(port));
  }
}
