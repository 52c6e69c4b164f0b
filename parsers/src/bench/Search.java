import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Whether the Vector API would find line feeds and colons faster than eight bytes in a `long` do.
///
/// usage: for way in byte word vector16 vector; do java --add-modules jdk.incubator.vector
/// Search.java FILE $way; done
///
/// Walks FILE line by line as the parser does: the line feed of each line, then the first colon in
/// it. Prints MB per second of this thread's CPU, the median of 15 passes. One way in a process, so
/// that each is compiled as it would be in the parser.
public final class Search {

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long TOPS = 0x8080808080808080L;
  private static final VectorSpecies<Byte> SPECIES = ByteVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Byte> SIXTEEN = ByteVector.SPECIES_128;

  private interface Find {
    int find(byte wanted, byte[] bytes, int from, int to);
  }

  static int scalar(byte wanted, byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != wanted) {
      at++;
    }
    return at;
  }

  static int word(byte wanted, byte[] bytes, int from, int to) {
    int at = from;
    for (; at + 8 <= to; at += 8) {
      long difference = (long) WORD.get(bytes, at) ^ ((wanted & 0xFFL) * ONES);
      long found = (difference - ONES) & ~difference & TOPS;
      if (found != 0) {
        return at + Long.numberOfTrailingZeros(found) / 8;
      }
    }
    return scalar(wanted, bytes, at, to);
  }

  static int preferred(byte wanted, byte[] bytes, int from, int to) {
    int at = from;
    for (; at + SPECIES.length() <= to; at += SPECIES.length()) {
      VectorMask<Byte> found =
          ByteVector.fromArray(SPECIES, bytes, at).compare(VectorOperators.EQ, wanted);
      if (found.anyTrue()) {
        return at + found.firstTrue();
      }
    }
    return word(wanted, bytes, at, to);
  }

  static int sixteen(byte wanted, byte[] bytes, int from, int to) {
    int at = from;
    for (; at + 16 <= to; at += 16) {
      VectorMask<Byte> found =
          ByteVector.fromArray(SIXTEEN, bytes, at).compare(VectorOperators.EQ, wanted);
      if (found.anyTrue()) {
        return at + found.firstTrue();
      }
    }
    return word(wanted, bytes, at, to);
  }

  private static long lines(byte[] bytes, Find find) {
    long sum = 0;
    for (int from = 0; from < bytes.length; ) {
      int end = find.find((byte) '\n', bytes, from, bytes.length);
      sum += end;
      from = end + 1;
    }
    return sum;
  }

  private static long colons(byte[] bytes, Find find) {
    long sum = 0;
    for (int from = 0; from < bytes.length; ) {
      int end = find.find((byte) '\n', bytes, from, bytes.length);
      sum += find.find((byte) ':', bytes, Math.min(from + 20, end), end);
      from = end + 1;
    }
    return sum;
  }

  private static Find find(String way) {
    return switch (way) {
      case "byte" -> Search::scalar;
      case "word" -> Search::word;
      case "vector16" -> Search::sixteen;
      case "vector" -> Search::preferred;
      default -> throw new IllegalArgumentException(way);
    };
  }

  public static void main(String[] args) throws Exception {
    byte[] bytes = Files.readAllBytes(Path.of(args[0]));
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    Find find = find(args[1]);
    double[] lines = new double[15];
    double[] colons = new double[15];
    long sum = 0;
    for (int pass = -5; pass < 15; pass++) {
      long start = thread.getCurrentThreadCpuTime();
      sum += lines(bytes, find);
      long middle = thread.getCurrentThreadCpuTime();
      sum += colons(bytes, find);
      long end = thread.getCurrentThreadCpuTime();
      if (pass >= 0) {
        lines[pass] = bytes.length * 1e3 / (middle - start);
        colons[pass] = bytes.length * 1e3 / (end - middle);
      }
    }
    Arrays.sort(lines);
    Arrays.sort(colons);
    System.out.printf(
        "%-10s line feeds %6.0f MB/s, line feeds and colons %6.0f MB/s (%d)%n",
        args[1], lines[7], colons[7], sum);
  }
}
