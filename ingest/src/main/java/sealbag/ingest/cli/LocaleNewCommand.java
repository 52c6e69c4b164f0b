package sealbag.ingest.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sealbag.parsers.whatsapp.LanguagePacks;

/// `locale new TAG --from TAG`
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    description =
        "Write a phrase pack to fill in, with another language's phrases beside each gap.",
    footer = {"", "Example:", "  sealbag locale new cy --from en"})
final class LocaleNewCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private final PackOptions pack = new PackOptions();

  @Parameters(paramLabel = "TAG", description = "BCP 47 tag of the new language, such as cy.")
  private String tag = "";

  @Option(
      names = "--from",
      paramLabel = "TAG",
      required = true,
      description = "Language to fill in from.")
  private String from = "";

  @Option(names = "--json", description = "One JSON object: a summary.")
  private boolean json;

  LocaleNewCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, UserException {
    Path file = pack.file(tag);
    String other =
        new LanguagePacks()
            .text(from)
            .orElseThrow(
                () ->
                    new UserException(
                        ExitCode.USAGE,
                        "--from: this build has no such language; `sealbag locale list` names them"));
    String name = Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH);
    write(file, LanguagePacks.template(name, other));
    if (json) {
      surroundings.output().summary(Map.entry("file", file.toString()));
    } else {
      surroundings
          .output()
          .line(
              "Written: "
                  + Plain.of(file.toString())
                  + ". Fill it in, then: sealbag locale test "
                  + tag);
    }
    return ExitCode.DONE.code();
  }

  private static void write(Path file, String text) throws IOException, UserException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try {
      Files.write(file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new UserException(
          ExitCode.USAGE, file + ": is there already; delete it first, or give another --dir");
    }
  }
}
