package sealbag.ingest.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sealbag.ingest.ledger.Findings;
import sealbag.ingest.ledger.HoldReason;
import sealbag.ingest.ledger.Submission;
import sealbag.uploaders.records.ConnectText;
import sealbag.uploaders.records.RecordStub;
import sealbag.uploaders.records.StubJson;
import tools.jackson.databind.json.JsonMapper;

/// `record ID`
@Command(
    name = "record",
    mixinStandardHelpOptions = true,
    description =
        "Show the record of one submission for a clerk: a line to paste and a summary, or the stub as JSON. Showing is a custody event.",
    footer = {
      "",
      "Example:",
      "  sealbag record SB-2026-000001 --print",
      "  sealbag record SB-2026-000001 --out SB-2026-000001.json"
    })
final class RecordCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private final HomeOptions home = new HomeOptions();
  @Mixin private final ActorOptions actor = new ActorOptions();

  @Parameters(paramLabel = "ID", description = "Receipt number, for example SB-2026-000001.")
  private String number = "";

  @Option(names = "--print", description = "The line to paste, and a summary (the default).")
  private boolean print;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the stub as JSON into a new file.")
  private @Nullable Path out;

  @Option(names = "--json", description = "One JSON object a line, the last one a summary.")
  private boolean json;

  RecordCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    try (Application application =
        Application.existing(home.config(surroundings.environment()), InstantSource.system())) {
      Submission submission = Numbers.find(application.ledger(), number);
      requireOpenToAll(application, submission);
      RecordStub stub =
          application
              .recording()
              .look(submission)
              .orElseThrow(
                  () ->
                      new UserException(
                          ExitCode.USAGE,
                          submission.number()
                              + " is not sealed, so there is no record of it yet. See: sealbag show "
                              + submission.number()));
      byte[] document = StubJson.bytes(stub, application.config().records().shape());
      Path file = out;
      if (file != null) {
        write(file, document);
      }
      var what = new TreeMap<>(Map.of("what", file == null ? "record" : "record-file"));
      application.ledger().note(submission.number(), "shown", what, actor.actor());
      say(stub, document, file);
      return ExitCode.DONE.code();
    }
  }

  /// A restricted submission is closed to everybody until a named person has released it.
  private static void requireOpenToAll(Application application, Submission submission)
      throws UserException {
    boolean isRestricted = submission.progress().found().filter(Findings::restricted).isPresent();
    if (isRestricted
        && !application.ledger().wasReleased(submission.number(), HoldReason.RESTRICTED)) {
      throw new UserException(
          ExitCode.USAGE,
          submission.number()
              + " is restricted and not released: nothing is shown of it. A named person decides with: sealbag release "
              + submission.number());
    }
  }

  private static void write(Path file, byte[] document) throws UserException {
    try (var channel =
        Files.newByteChannel(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(document));
    } catch (FileAlreadyExistsException _) {
      throw new UserException(
          ExitCode.USAGE, file + " is there already; nothing was written. Give another name.");
    } catch (IOException e) {
      throw new UserException(
          ExitCode.USAGE,
          file + " cannot be written (" + e.getClass().getSimpleName() + "). Give another place.");
    }
  }

  private void say(RecordStub stub, byte[] document, @Nullable Path file) {
    Output output = surroundings.output();
    if (json) {
      var item = new TreeMap<String, Object>();
      item.put("type", "item");
      item.put("receipt", stub.number());
      item.put("connectText", ConnectText.of(stub));
      item.put("stub", JsonMapper.shared().readTree(document));
      output.json(item);
      output.summary(Map.entry("records", 1));
      return;
    }
    if (file != null) {
      output.line("Written: " + Plain.of(file.toString()));
    }
    if (file == null || print) {
      output.line(Plain.of(ConnectText.of(stub)));
      output.line("");
      new ClerkText(stub).lines().forEach(line -> output.line(Plain.of(line)));
    }
  }
}
