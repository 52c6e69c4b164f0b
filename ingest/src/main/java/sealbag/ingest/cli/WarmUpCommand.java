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

/// Loads what short commands need, and reads a chat of each platform until it is known which
/// methods matter, so that the launcher can record both in its start-up cache.
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {
  private static final int TIMES = 20_000;

  private static final String ANDROID =
      """
      13/03/2026, 09:00 - Sam: hello
      13/03/2026, 09:00 - Jo: where shall we
      meet?
      13/03/2026, 09:00 - Sam: IMG-20260313-WA0001.jpg (file attached)
      13/03/2026, 09:00 - Jo: <Media omitted>
      13/03/2026, 09:00 - Sam: at the café: “soon” 🙂
      """;

  private static final String IPHONE =
      """
      [13/03/2026, 09:00:00] Sam: hello
      [13/03/2026, 09:00:00] Jo: where shall we
      meet?
      \u200E[13/03/2026, 09:00:00] Sam: \u200E<attached: 00000003-PHOTO-2026-03-13-09-02-00.jpg>
      [13/03/2026, 09:00:00] Jo: \u200Eimage omitted
      [13/03/2026, 09:00:00] Sam: at the café: “soon” 🙂
      """;

  @Override
  public Integer call() throws IOException {
    read(ANDROID);
    read(IPHONE);
    return ExitCode.DONE.code();
  }

  private static void read(String chat) throws IOException {
    byte[] bytes = chat.repeat(TIMES).getBytes(StandardCharsets.UTF_8);
    var text =
        new ChatText(
            "warm-up",
            () -> new ByteArrayInputStream(bytes),
            Container.unknown(),
            Optional.empty());
    ChatFormats.read(text, new JsonLines(OutputStream.nullOutputStream()));
  }
}
