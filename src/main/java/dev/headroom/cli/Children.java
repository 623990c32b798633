package dev.headroom.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of the processes that Headroom starts from its own jar. */
final class Children {

  /** Enough for an hour at 1,000 requests/s: nothing in the injector grows with the run. */
  private static final String INJECTOR_HEAP = "-Xmx512m";

  private static final String LAB_HEAP = "-Xmx256m";

  private Children() {}

  /** The injector of a run. Gatling writes its log through a string's internals. */
  static List<String> injector(Path runFolder, List<Path> simulationClasses) {
    return java(
        List.of(INJECTOR_HEAP, "--add-opens=java.base/java.lang=ALL-UNNAMED"),
        simulationClasses,
        List.of(InjectorCommand.NAME, runFolder.toString()));
  }

  /** A lab that is controlled through its standard input. */
  static List<String> lab() {
    return java(List.of(LAB_HEAP), List.of(), List.of(LabCommand.NAME, "--controlled"));
  }

  /**
   * The shell makes the child deaf to Ctrl-C, which the terminal sends to every process of the job:
   * the command decides what ends when, and the end of its input tells a child that the command is
   * gone.
   */
  private static List<String> java(
      List<String> options, List<Path> moreClasses, List<String> arguments) {
    List<String> command =
        new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "headroom"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(classPath(moreClasses));
    command.add(HeadroomCommand.class.getName());
    command.addAll(arguments);
    return command;
  }

  private static String classPath(List<Path> moreClasses) {
    List<String> entries = new ArrayList<>(moreClasses.stream().map(Path::toString).toList());
    entries.add(System.getProperty("java.class.path"));
    return String.join(System.getProperty("path.separator"), entries);
  }
}
