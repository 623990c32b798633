package dev.headroom.lab;

import java.util.List;

/** The smallest program that a lab can run in: what the command line does in its hidden mode. */
final class LabChild {

  private LabChild() {}

  public static void main(String[] args) {
    LabServer.serve(System.in, System.out);
  }

  /** The command that starts it. */
  static List<String> command() {
    return List.of(
        System.getProperty("java.home") + "/bin/java",
        "-cp",
        System.getProperty("java.class.path"),
        LabChild.class.getName());
  }
}
