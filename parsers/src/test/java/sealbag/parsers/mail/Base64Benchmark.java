package sealbag.parsers.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.james.mime4j.codec.Base64InputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Our base64 decoder beside mime4j's, on 32 MiB of clean lines in memory, to nowhere. By hand: run
/// its `main`.
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 8)
@Measurement(iterations = 15)
@Fork(value = 1, jvmArgs = "-Xmx512m")
@State(Scope.Benchmark)
public class Base64Benchmark {
  private byte[] encoded = {};

  /// Makes the lines.
  @Setup
  public void encode() {
    byte[] bytes = new byte[32 << 20];
    new Random(1).nextBytes(bytes);
    encoded = Base64.getMimeEncoder().encode(bytes);
  }

  /// Ours.
  @Benchmark
  public long sealbag() throws IOException {
    return drain(new Base64Body(new ByteArrayInputStream(encoded), EnumSet.noneOf(MailFlag.class)));
  }

  /// Theirs.
  @Benchmark
  public long mime4j() throws IOException {
    return drain(new Base64InputStream(new ByteArrayInputStream(encoded)));
  }

  private static long drain(InputStream in) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long sum = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      sum += n;
    }
    return sum;
  }

  /// Runs both.
  public static void main(String[] arguments) throws RunnerException {
    new Runner(new OptionsBuilder().include(Base64Benchmark.class.getSimpleName()).build()).run();
  }
}
