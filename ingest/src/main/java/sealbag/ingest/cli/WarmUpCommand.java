package sealbag.ingest.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import sealbag.parsers.ChatFormats;
import sealbag.parsers.chat.ChatText;
import sealbag.parsers.chat.Container;
import sealbag.parsers.chat.JsonLines;

/// Loads what short commands need, so that the launcher can record it in its start-up cache.
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {
  private static final String CHAT =
      "13/03/2026, 09:00 - Sam: hello\n13/03/2026, 09:01 - Jo: hello\n";

  @Override
  public Integer call() throws IOException {
    byte[] bytes = CHAT.getBytes(StandardCharsets.UTF_8);
    var text =
        new ChatText(
            "warm-up",
            () -> new ByteArrayInputStream(bytes),
            Container.unknown(),
            Optional.empty());
    ChatFormats.read(text, new JsonLines(OutputStream.nullOutputStream()));
    return ExitCode.DONE.code();
  }
}
