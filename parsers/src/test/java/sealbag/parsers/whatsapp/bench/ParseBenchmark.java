package sealbag.parsers.whatsapp.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import sealbag.parsers.chat.ChatSink;
import sealbag.parsers.chat.ChatText;
import sealbag.parsers.chat.Container;
import sealbag.parsers.chat.JsonLines;
import sealbag.parsers.whatsapp.WhatsAppFormat;

/// The parser on one chat in memory, beside the least that anything that makes a string of it has
/// to do. `-p file=PATH` names a chat; `parsers/src/bench/generate_chat.py` writes some.
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 10)
@Measurement(iterations = 11)
@Fork(value = 1, jvmArgs = "-Xmx2g")
@State(Scope.Benchmark)
public class ParseBenchmark {

  /// The chat to read; where none is given, one is made of so many megabytes.
  @Param("")
  public String file = "";

  @Param({"android", "ios"})
  public String platform = "android";

  @Param("100")
  public int megabytes = 100;

  private byte[] bytes = {};
  private final WhatsAppFormat format = new WhatsAppFormat();

  @Setup
  public void load() throws IOException {
    bytes =
        file.isEmpty()
            ? PlainChat.of(platform, megabytes * 1_000_000)
            : Files.readAllBytes(Path.of(file));
  }

  /// Spans, times, senders, kinds; no text is made.
  @Benchmark
  public long records() throws IOException {
    var sum = new SpanSum();
    read(sum);
    return sum.total();
  }

  /// JSON Lines, to nowhere.
  @Benchmark
  public boolean jsonLines() throws IOException {
    return read(new JsonLines(OutputStream.nullOutputStream()));
  }

  /// The same bytes as one string.
  @Benchmark
  public String string() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private boolean read(ChatSink sink) throws IOException {
    return format.read(
        new ChatText(
            "chat.txt",
            () -> new ByteArrayInputStream(bytes),
            Container.unknown(),
            Optional.empty()),
        sink);
  }

  /// Runs this benchmark; takes the options of JMH.
  public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
    new Runner(new CommandLineOptions(arguments)).run();
  }
}
