package sealbag.ingest.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import sealbag.ingest.pipeline.ChatTexts;
import sealbag.ingest.pipeline.ChatTexts.NoChatException;
import sealbag.parsers.archive.Budgets;
import sealbag.parsers.chat.ChatText;
import sealbag.parsers.chat.DateOrder;

/// Goes through files that may hold chats. One that does not is said on standard error; the others
/// are read all the same.
record ChatFiles(Output output, Optional<DateOrder> dateOrder) {

  /// Does something with one chat text, knowing the zip that it is in.
  @FunctionalInterface
  interface Use {
    void with(ChatText text, Optional<ChatTexts.ZipSummary> zip) throws IOException;
  }

  /// Uses every chat text of every file.
  ///
  /// @return 0, 7 when a file is not a chat export, 8 when one is damaged or unsafe, 2 when one
  ///   cannot be opened
  int each(List<Path> files, Use use) throws IOException {
    ExitCode worst = ExitCode.DONE;
    for (Path file : files) {
      ExitCode code = one(file, use);
      worst = code.code() > worst.code() ? code : worst;
    }
    return worst.code();
  }

  private ExitCode one(Path file, Use use) throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      say(file, "There is no such file, or you may not read it. Check the path.");
      return ExitCode.USAGE;
    }
    try (ChatTexts texts = ChatTexts.open(file, Budgets.standard(), dateOrder)) {
      for (ChatText text : texts.all()) {
        use.with(text, texts.zip());
      }
      return ExitCode.DONE;
    } catch (NoChatException e) {
      String flags = e.flags().isEmpty() ? "" : " Flags: " + String.join(" ", e.flags()) + ".";
      say(file, e.getMessage() + flags);
      return e.isDamaged() ? ExitCode.DAMAGED : ExitCode.NOT_A_CHAT;
    }
  }

  private void say(Path file, String sentence) {
    output.say("sealbag: " + Plain.of(file.toString()) + ": " + Plain.of(sentence));
  }
}
