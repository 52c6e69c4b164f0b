import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
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
/// usage: java --add-modules jdk.incubator.vector Search.java FILE
///
/// Walks FILE line by line as the parser does: the line feed of each line, then the first colon in
/// it. Prints MB/s, the median of 15 passes over the file for each way, in turns.
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

  private record Way(String name, Find find) {}

  public static void main(String[] args) throws Exception {
    byte[] bytes = Files.readAllBytes(Path.of(args[0]));
    Way[] ways = {
      new Way("one byte", Search::scalar),
      new Way("eight bytes in a long", Search::word),
      new Way("vector of 16", Search::sixteen),
      new Way("vector of " + SPECIES.length(), Search::preferred)
    };
    double[][] lines = new double[ways.length][15];
    double[][] colons = new double[ways.length][15];
    long sum = 0;
    for (int pass = -5; pass < 15; pass++) {
      for (int i = 0; i < ways.length; i++) {
        long start = System.nanoTime();
        sum += lines(bytes, ways[i].find());
        long middle = System.nanoTime();
        sum += colons(bytes, ways[i].find());
        long end = System.nanoTime();
        if (pass >= 0) {
          lines[i][pass] = bytes.length * 1e3 / (middle - start);
          colons[i][pass] = bytes.length * 1e3 / (end - middle);
        }
      }
    }
    System.out.printf(
        "%-24s %14s %22s   (%d)%n",
        "MB/s, median of 15", "line feeds", "line feeds and colons", sum);
    for (int i = 0; i < ways.length; i++) {
      Arrays.sort(lines[i]);
      Arrays.sort(colons[i]);
      System.out.printf("%-24s %14.0f %22.0f%n", ways[i].name(), lines[i][7], colons[i][7]);
    }
  }
}
