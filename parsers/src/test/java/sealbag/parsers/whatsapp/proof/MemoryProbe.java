package sealbag.parsers.whatsapp.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import sealbag.parsers.chat.Chat;
import sealbag.parsers.chat.ChatSink;
import sealbag.parsers.chat.ChatText;
import sealbag.parsers.chat.Container;
import sealbag.parsers.chat.End;
import sealbag.parsers.chat.JsonLines;
import sealbag.parsers.chat.Record;
import sealbag.parsers.whatsapp.WhatsAppFormat;

/// Reads a chat that is made while it is read, in a process of its own whose heap is small. Prints
/// how many records and bytes it was told of.
final class MemoryProbe {

  static final long GIGABYTE = 1_000_000_000;
  static final int LONG_LINE = 100_000_000;
  static final int MANY_LINES = 5_000_000;

  private MemoryProbe() {}

  /// Forgets what it hears, but for the totals.
  private static final class Totals implements ChatSink {
    private long records;
    private long bytes;

    @Override
    public void chat(Chat chat) {
      // Only the records count.
    }

    @Override
    public void record(Record record) {
      records++;
      bytes += record.byteEnd() - record.byteStart();
    }

    @Override
    public void end(End end) {
      // Told by the records.
    }
  }

  /// Bytes that repeat a block as often as it takes.
  private static final class Repeated extends InputStream {
    private final byte[] block;
    private long left;
    private int at;

    Repeated(byte[] block, long length) {
      this.block = block;
      this.left = length;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int count) {
      int copied = (int) Math.min(Math.min(count, block.length - at), left);
      System.arraycopy(block, at, into, from, copied);
      at = (at + copied) % block.length;
      left -= copied;
      return copied == 0 && count > 0 ? -1 : copied;
    }
  }

  /// Reads one chat.
  ///
  /// @param arguments the chat, `gigabyte`, `line` or `lines`; and the sink, `records` or `json`
  public static void main(String[] arguments) throws IOException {
    var text =
        new ChatText("chat.txt", () -> open(arguments[0]), Container.unknown(), Optional.empty());
    if (arguments[1].equals("json")) {
      boolean read =
          new WhatsAppFormat().read(text, new JsonLines(OutputStream.nullOutputStream()));
      System.out.println(read ? "json" : "no chat");
    } else {
      var totals = new Totals();
      new WhatsAppFormat().read(text, totals);
      System.out.println(totals.records + " " + totals.bytes);
    }
  }

  private static InputStream open(String chat) {
    return switch (chat) {
      case "gigabyte" -> new Repeated(conversation(), GIGABYTE);
      case "line" -> oneRecord("x".repeat(1_000), LONG_LINE);
      case "lines" -> oneRecord("line\n".repeat(1_000), 5L * MANY_LINES);
      default -> throw new IllegalArgumentException(chat);
    };
  }

  /// A record whose text repeats something, and another after it.
  private static InputStream oneRecord(String repeated, long length) {
    return new SequenceInputStream(
        new SequenceInputStream(
            new Repeated(bytes("25/03/2022, 13:31 - Ann Lee: "), 29),
            new Repeated(bytes(repeated), length)),
        new Repeated(bytes("\n25/03/2022, 13:32 - Ben: end\n"), 30));
  }

  /// A whole number of them makes a gigabyte.
  private static byte[] conversation() {
    var text = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      text.append("%02d/03/2022, %02d:%02d - ".formatted(1 + i / 400, i / 60 % 24, i % 60));
      text.append(i % 3 == 0 ? "Ann Lee" : "Ben 🌼 ok").append(": ");
      text.append(i % 20 == 0 ? "first\nsecond line\n\n" : "some words to read, ").append(i);
      text.append(i % 50 == 0 ? " IMG-20220301-WA0001.jpg (file attached)\n" : " and a few more\n");
    }
    return bytes(text.toString());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
