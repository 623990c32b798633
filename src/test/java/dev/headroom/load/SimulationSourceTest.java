package dev.headroom.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.headroom.quantity.HeadroomException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationSourceTest {

  @TempDir Path folder;

  private String refusal(Path sources) {
    HeadroomException refused =
        assertThrows(
            HeadroomException.class,
            () -> SimulationSource.compile(sources, folder.resolve("classes")));
    assertEquals(HeadroomException.Kind.BAD_DATA, refused.kind());
    return String.valueOf(refused.getMessage());
  }

  @Test
  void anErrorOfTheCompilerIsGivenWithFileAndLine() throws Exception {
    Path file = folder.resolve("Broken.java");
    Files.writeString(file, "public class Broken {\n  int a;\n  Strin b;\n}\n");
    String message = refusal(folder);
    assertTrue(message.contains(file + ":3: "), message);
    assertTrue(message.contains("Strin"), message);
  }

  @Test
  void aFolderWithoutSimulationsIsNamed() {
    assertTrue(refusal(folder).contains("no simulation (*.java) in " + folder));
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    Path missing = folder.resolve("simulations");
    assertTrue(refusal(missing).contains("no readable folder " + missing));
  }
}
