package sealbag.parsers.archive;

import java.io.IOException;

/// The data descriptor behind an entry (APPNOTE 4.3.9): checksum, compressed size and size, with or
/// without a signature, of 32 or 64 bits each.
final class Descriptor {
  static final long SIGNATURE = 0x08074b50;

  private Descriptor() {}

  /// Length of the descriptor at `at` in bytes; 0 when what stands there does not state
  /// `compressedBytes`.
  static int lengthAt(Window window, long at, long compressedBytes) throws IOException {
    int signature = window.has(SIGNATURE, at) ? 4 : 0;
    for (int head = signature; head >= 0; head -= 4) {
      if (fits(window, at, head + 12) && window.u32(at + head + 4) == compressedBytes) {
        return head + 12;
      }
      if (fits(window, at, head + 20) && window.u64(at + head + 4) == compressedBytes) {
        return head + 20;
      }
    }
    return 0;
  }

  private static boolean fits(Window window, long at, int length) {
    return at >= 0 && at <= window.size() - length;
  }
}
