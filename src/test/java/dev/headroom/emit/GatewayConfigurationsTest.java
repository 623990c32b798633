package dev.headroom.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.headroom.testing.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HAProxy and nginx themselves are the judges, each of its file in a minimal configuration. */
class GatewayConfigurationsTest {

  private static final Basis BASIS = EmitSamples.awkward();

  @TempDir private Path folder;

  @Test
  void haproxyAcceptsIt() throws Exception {
    Path haproxy = Programs.require("haproxy");
    String backend = EmitSamples.emit(EmitFormat.HAPROXY, BASIS).content();
    Path file = folder.resolve("haproxy.cfg");
    String whole =
        "frontend visitors\n    mode http\n    timeout client 30s\n    bind 127.0.0.1:8000\n"
            + "    default_backend shop-launch\n"
            + backend
            + "    server shop-launch-1 127.0.0.1:8080 check\n";
    Files.writeString(file, whole);
    Outcome checked = Outcome.of(folder, haproxy, "-c", "-f", file.toString());
    assertEquals(0, checked.status(), checked.output());
    assertEquals("Configuration file is valid\n", checked.output());

    Files.writeString(file, whole.replace("maxqueue", "maxqueued"));
    assertNotEquals(0, Outcome.of(folder, haproxy, "-c", "-f", file.toString()).status());
  }

  @Test
  void nginxAcceptsIt() throws Exception {
    Path nginx = Programs.require("nginx");
    String emitted = EmitSamples.emit(EmitFormat.NGINX, BASIS).content();
    String whole =
        "pid nginx.pid;\nerror_log stderr;\nevents {}\nhttp {\naccess_log off;\n" + emitted + "}\n";
    Path file = folder.resolve("nginx.conf");
    Files.writeString(file, whole);
    String[] test = {"-t", "-p", folder + "/", "-c", "nginx.conf"};
    Outcome checked = Outcome.of(folder, nginx, test);
    assertEquals(0, checked.status(), checked.output());

    Files.writeString(file, whole.replace("max_conns", "max_conn"));
    assertNotEquals(0, Outcome.of(folder, nginx, test).status());
  }
}
