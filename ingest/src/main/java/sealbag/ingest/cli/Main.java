package sealbag.ingest.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import sealbag.ingest.config.ConfigException;

/// The `sealbag` command.
@Command(
    name = "sealbag",
    description =
        "Takes WhatsApp exports in, seals each into an evidence package, uploads it and records"
            + " it.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {
      ImportCommand.class,
      WatchCommand.class,
      ParseCommand.class,
      InspectCommand.class,
      VerifyCommand.class,
      CheckFixturesCommand.class,
      ListCommand.class,
      ShowCommand.class,
      RecordCommand.class,
      RetryCommand.class,
      ReleaseCommand.class,
      RejectCommand.class,
      CustodyCommand.class,
      ConfigCommand.class,
      DoctorCommand.class,
      MailboxCommand.class,
      UploadsCommand.class,
      LocaleCommand.class,
      PracticeCommand.class,
      WarmUpCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  sealbag import \"WhatsApp Chat with Sam.zip\" --reference 01/2345678/26",
      "  sealbag verify sealbag-home/packages/SB-2026-000001.zip",
      "",
      "Exit codes: 0 done, 1 unexpected error, 2 usage or configuration, 3 something is held or"
          + " failed,",
      "4 a check found a difference, 5 temporary failure outside, 7 not a chat export, 8 damaged"
          + " input,",
      "130 interrupted."
    })
final class Main implements Runnable {
  private final CommandLine commandLine;

  private Main(Output output, Map<String, String> environment) {
    var surroundings = new Surroundings(output, environment);
    commandLine = new CommandLine(this, new Commands(surroundings));
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.registerConverter(Path.class, Main::path);
    commandLine.setOut(new PrintWriter(output.data(), false, StandardCharsets.UTF_8));
    commandLine.setErr(new PrintWriter(output.talk(), false, StandardCharsets.UTF_8));
    commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(ansi(environment)));
    commandLine.setParameterExceptionHandler((e, _) -> usage(output, e));
    commandLine.setExecutionExceptionHandler((e, _, _) -> failure(output, e));
  }

  @Override
  public void run() {
    commandLine.usage(commandLine.getOut());
    commandLine.getOut().flush();
  }

  public static void main(String[] arguments) {
    Output output = Output.standard();
    System.setOut(Chatter.on(output.talk())); // standard output belongs to data
    System.setErr(Chatter.on(output.talk()));
    int code = run(output, System.getenv(), arguments);
    output.flush();
    System.exit(code);
  }

  /// Runs one command and returns its exit code.
  static int run(Output output, Map<String, String> environment, String... arguments) {
    int code = new Main(output, environment).commandLine.execute(arguments);
    output.flush();
    return code;
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new TypeConversionException("'" + text + "' cannot be a path: " + e.getReason());
    }
  }

  private static Ansi ansi(Map<String, String> environment) {
    boolean plain = environment.containsKey("NO_COLOR") || "dumb".equals(environment.get("TERM"));
    return !plain && Boolean.getBoolean("sealbag.terminal.out") ? Ansi.ON : Ansi.OFF;
  }

  private static int usage(Output output, ParameterException e) {
    output.say("sealbag: " + Plain.of(String.valueOf(e.getMessage())));
    output.say("Try: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE.code();
  }

  private static int failure(Output output, Exception e) throws Exception {
    return switch (e) {
      case ConfigException config -> {
        config.problems().forEach(problem -> output.say("sealbag: " + Plain.of(problem)));
        yield ExitCode.USAGE.code();
      }
      case UserException user -> {
        output.say("sealbag: " + Plain.of(String.valueOf(user.getMessage())));
        yield user.exitCode().code();
      }
      default -> {
        output.say(
            "sealbag: something unexpected went wrong; what was received is kept. Please report"
                + " this:");
        trace(e).lines().forEach(line -> output.say("  " + Plain.of(line)));
        yield ExitCode.UNEXPECTED.code();
      }
    };
  }

  private static String trace(Exception e) {
    var text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString().replace('\t', ' ');
  }

  /// The version line, from the build.
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      Properties build = Build.properties();
      return new String[] {"sealbag " + build.getProperty("version", "unknown")};
    }
  }
}
