package sealbag.parsers.archive;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Where an entry ends that no list describes: by the size in its header, else by its deflated
/// data, which ends by itself, else by the descriptor behind it (APPNOTE 4.3.9).
///
/// All of that costs no more than a fixed multiple of the archive's own length, however often it is
/// asked.
final class EntryEnd {
  private static final int PER_BYTE = 16;
  private static final int FREE_BYTES = 1 << 20;
  private static final int DEFLATED = 8;
  private static final int PIECE = 8 * 1024;

  private final Window window;
  private final byte[] scratch = new byte[PIECE];
  private long allowance;

  EntryEnd(Window window) {
    this.window = window;
    this.allowance = window.size() * PER_BYTE + FREE_BYTES;
  }

  /// @param limit where it must have ended
  FoundEntry of(LocalHeader header, long limit) throws IOException {
    if (header.statesSize()) {
      boolean whole =
          header.compressedBytes() >= 0 && header.compressedBytes() <= rest(header, limit);
      return whole
          ? behind(header, header.dataAt() + header.compressedBytes(), limit)
          : broken(header);
    }
    long end = header.method() == DEFLATED ? deflated(header, limit) : described(header, limit);
    return end < 0 ? broken(header) : behind(header, end, limit);
  }

  private static long rest(LocalHeader header, long limit) {
    return limit - header.dataAt();
  }

  /// What follows is looked at again from where the data should have begun.
  private static FoundEntry broken(LocalHeader header) {
    return new FoundEntry(
        header, header.dataAt(), header.dataAt(), header.crc32(), header.sizeBytes(), false);
  }

  private FoundEntry behind(LocalHeader header, long dataEnd, long limit) throws IOException {
    if (!header.hasDescriptor()) {
      return new FoundEntry(header, dataEnd, dataEnd, header.crc32(), header.sizeBytes(), true);
    }
    int length = Descriptor.lengthAt(window, dataEnd, dataEnd - header.dataAt());
    if (length == 0 || dataEnd + length > limit) {
      return new FoundEntry(header, dataEnd, dataEnd, header.crc32(), header.sizeBytes(), false);
    }
    boolean large = length >= 20;
    long size = large ? window.u64(dataEnd + length - 8) : window.u32(dataEnd + length - 4);
    long crc = window.u32(dataEnd + length - (large ? 20 : 12));
    return new FoundEntry(header, dataEnd, dataEnd + length, crc, size, true);
  }

  /// Unpacks to nowhere.
  private long deflated(LocalHeader header, long limit) throws IOException {
    try (Inflater inflater = new Inflater(true)) {
      long at = header.dataAt();
      while (!inflater.finished() && allowance > 0) {
        if (inflater.needsInput()) {
          int count = (int) Math.min(PIECE, limit - at);
          if (count <= 0) {
            return -1;
          }
          inflater.setInput(window.bytes(at, count));
          at += count;
          allowance -= count;
        }
        allowance -= inflater.inflate(scratch);
        if (inflater.needsDictionary()) {
          return -1;
        }
      }
      return inflater.finished() ? at - inflater.getRemaining() : -1;
    } catch (DataFormatException | EOFException _) {
      return -1;
    }
  }

  /// The first descriptor that states just the number of bytes before it.
  private long described(LocalHeader header, long limit) throws IOException {
    for (long at = header.dataAt(); at <= limit - 16 && allowance > 0; at++, allowance--) {
      if (window.has(Descriptor.SIGNATURE, at)
          && window.u32(at + 8) == ((at - header.dataAt()) & 0xFFFFFFFFL)) {
        return at;
      }
    }
    return -1;
  }
}
