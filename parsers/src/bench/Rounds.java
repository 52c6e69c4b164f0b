import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sealbag.parsers.chat.Chat;
import sealbag.parsers.chat.ChatSink;
import sealbag.parsers.chat.ChatText;
import sealbag.parsers.chat.Container;
import sealbag.parsers.chat.End;
import sealbag.parsers.chat.JsonLines;
import sealbag.parsers.chat.Record;
import sealbag.parsers.whatsapp.WhatsAppFormat;

/// Our side of the comparison, timed as the peer is: the file is read anew in each repetition.
///
/// usage: java -cp CLASSES Rounds.java WHAT FILE REPETITIONS, where WHAT is `records` (spans,
/// times, senders and kinds to a sink), `json` (JSON Lines to nowhere) or `string` (the bytes made
/// a string, nothing else). Prints milliseconds of CPU, all threads of the process, and of wall.
public final class Rounds {

  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /// Adds up what it hears, so that nothing of it can be left out.
  private static final class Sum implements ChatSink {
    private long records;
    private long sum;

    @Override
    public void chat(Chat chat) {
      sum += chat.participants().size();
    }

    @Override
    public void record(Record record) {
      records++;
      sum += record.byteEnd() - record.byteStart() + record.line() + record.kind().word().length();
      sum += record.second();
      sum += record.sender().map(String::length).orElse(0);
    }

    @Override
    public void end(End end) {
      sum += end.bytes();
    }
  }

  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[1]);
    List<String> runs = new ArrayList<>();
    long records = 0;
    long sum = 0;
    for (int i = 0; i < Integer.parseInt(args[2]); i++) {
      long cpu = PROCESS.getProcessCpuTime();
      long wall = System.nanoTime();
      if (args[0].equals("string")) {
        sum += new String(Files.readAllBytes(file), StandardCharsets.UTF_8).length();
      } else if (args[0].equals("json")) {
        new WhatsAppFormat().read(text(file), new JsonLines(OutputStream.nullOutputStream()));
      } else {
        var sink = new Sum();
        new WhatsAppFormat().read(text(file), sink);
        records = sink.records;
        sum += sink.sum;
      }
      runs.add(
          "{\"cpu\":%.1f,\"wall\":%.1f}"
              .formatted(
                  (PROCESS.getProcessCpuTime() - cpu) / 1e6, (System.nanoTime() - wall) / 1e6));
    }
    System.out.println(
        "{\"runs\":[%s],\"records\":%d,\"rss\":%d,\"sum\":%d}"
            .formatted(String.join(",", runs), records, rss(), sum));
  }

  private static ChatText text(Path file) {
    return new ChatText(
        file.toString(), () -> Files.newInputStream(file), Container.unknown(), Optional.empty());
  }

  /// The most memory the process had, in MB; 0 where the system does not tell.
  private static long rss() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }
}
