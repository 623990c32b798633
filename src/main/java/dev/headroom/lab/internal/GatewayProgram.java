package dev.headroom.lab.internal;

import dev.headroom.lab.Fault;
import dev.headroom.lab.GatewayKind;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** How an installed gateway is configured and called. */
interface GatewayProgram {

  GatewayKind kind();

  /** Prints the version. */
  String versionOption();

  /** Finds the version in what that prints, as group 1. */
  Pattern version();

  /** The name of its configuration file. */
  String configurationFile();

  /** The file that its standard output goes to. */
  String outputFile();

  /** The file that holds its errors. */
  String errorFile();

  String configuration(int port, List<URI> instances);

  /** How that differs in the presence of a fault. */
  Edits edits(Fault fault, FaultSite site);

  /** The arguments that run it in the foreground, in this directory. */
  List<String> arguments(Path directory);
}
