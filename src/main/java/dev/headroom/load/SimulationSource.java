package dev.headroom.load;

import dev.headroom.quantity.HeadroomException;
import dev.headroom.quantity.HeadroomException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Simulations as their authors write them: Java files that are compiled when a run needs them. */
public final class SimulationSource {

  private SimulationSource() {}

  /**
   * Compiles every Java file of a folder.
   *
   * @param classes where the classes go; made as needed
   * @return that folder
   * @throws HeadroomException BAD_DATA with file, line and the compiler's words
   */
  public static Path compile(Path folder, Path classes) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw bad(
          "simulations are compiled, which needs a JDK; this Java is a JRE without a compiler");
    }
    List<Path> sources = sources(folder);
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(problems, Locale.ROOT, StandardCharsets.UTF_8)) {
      Files.createDirectories(classes);
      List<String> options =
          List.of(
              "-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
      boolean compiled =
          compiler
              .getTask(
                  null, files, problems, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      if (!compiled) {
        throw bad("the simulations don't compile:\n" + lines(problems));
      }
      return classes;
    } catch (IOException e) {
      throw new HeadroomException(
          Kind.RUN_FAILED, "cannot write compiled simulations to " + classes + ": " + e, e);
    }
  }

  private static List<Path> sources(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> sources = files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
      if (sources.isEmpty()) {
        throw bad("there is no simulation (*.java) in " + folder);
      }
      return sources;
    } catch (IOException e) {
      throw new HeadroomException(
          Kind.BAD_DATA,
          "the plan names a simulation, but there is no readable folder " + folder,
          e);
    }
  }

  private static String lines(DiagnosticCollector<JavaFileObject> problems) {
    return problems.getDiagnostics().stream()
        .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
        .map(problem -> place(problem) + problem.getMessage(Locale.ROOT))
        .collect(Collectors.joining("\n"));
  }

  /** Some problems, such as a broken class path, are in no file. */
  private static String place(Diagnostic<? extends JavaFileObject> problem) {
    JavaFileObject source = problem.getSource();
    return source == null ? "" : source.getName() + ":" + problem.getLineNumber() + ": ";
  }

  private static HeadroomException bad(String message) {
    return new HeadroomException(Kind.BAD_DATA, message);
  }
}
