package dev.headroom.cli;

import dev.headroom.quantity.HeadroomException;
import java.io.PrintWriter;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line: one subcommand a stage. */
@Command(
    name = "headroom",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Finds how much an origin takes behind its gateway before a traffic spike does,",
      "and how many instances it needs."
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 done, 1 internal error, 2 usage, 3 bad plan or data,",
      "4 the run failed or was stopped, 5 inconclusive, 6 the objective can't be met."
    },
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      CheckCommand.class,
      DiagnoseCommand.class,
      FitCommand.class,
      RecommendCommand.class,
      SimulateCommand.class,
      EmitCommand.class,
      ProveCommand.class,
      ReportCommand.class,
      LabCommand.class,
      VersionCommand.class,
      AutoComplete.GenerateCompletion.class,
      HelpCommand.class,
      InjectorCommand.class
    })
public final class HeadroomCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of a problem.")
  private boolean debug;

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    int status = commandLine().execute(arguments);
    Interruption.settled();
    System.exit(status);
  }

  /** The command line, for tests and for generating its documentation. */
  public static CommandLine commandLine() {
    HeadroomCommand command = new HeadroomCommand();
    CommandLine line = new CommandLine(command);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(command.new Problems());
    line.setExecutionStrategy(HeadroomCommand::execute);
    return line;
  }

  /** What is no exception, such as an exhausted memory, is an internal error all the same. */
  private static int execute(ParseResult parsed) {
    try {
      return new CommandLine.RunLast().execute(parsed);
    } catch (Error e) {
      throw new CommandLine.ExecutionException(
          parsed.commandSpec().commandLine(), e.toString(), new IllegalStateException(e));
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command; try 'headroom demo'");
  }

  private final class Problems implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception problem, CommandLine line, ParseResult parsed) {
      PrintWriter err = line.getErr();
      ExitCode code = ExitCode.INTERNAL;
      if (problem instanceof HeadroomException known) {
        code = ExitCode.of(known.kind());
        err.println("headroom: " + Printable.text(String.valueOf(known.getMessage())));
      } else {
        err.println("headroom: internal error: " + Printable.text(problem.toString()));
        err.println("Please report it with the output of the same command and --debug.");
      }
      if (debug) {
        problem.printStackTrace(err);
      }
      err.flush();
      return code.status();
    }
  }
}
