package sealbag.parsers.mail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The MAPI properties inside one attribute of a winmail.dat ([MS-OXTNEF] 2.1.3.4): a count, then
/// for each its type, its number, a name where it has one, and its values, padded to four bytes.
final class WinmailProperties {
  private static final int MULTIPLE = 0x1000;
  private static final int MOST = 10_000;

  /// One value, by where it stands in the file.
  record Property(int id, int type, long at, long sizeBytes) {
    boolean isUnicode() {
      return type == 0x001F;
    }

    boolean isObject() {
      return type == 0x000D;
    }
  }

  private final WinmailBytes bytes;
  private final long end;
  private final List<Property> found = new ArrayList<>();

  private WinmailProperties(WinmailBytes bytes, long end) {
    this.bytes = bytes;
    this.end = end;
  }

  /// As many as can be read; a damaged list ends early.
  static List<Property> read(WinmailBytes bytes, WinmailFile.Piece piece) throws IOException {
    bytes.goTo(piece.at());
    var properties = new WinmailProperties(bytes, piece.at() + piece.sizeBytes());
    long count = piece.sizeBytes() < 4 ? 0 : Math.min(bytes.u32(), MOST);
    for (long i = 0; i < count && bytes.at() + 4 <= properties.end; i++) {
      if (!properties.one()) {
        break;
      }
    }
    return properties.found;
  }

  private boolean one() throws IOException {
    int type = bytes.u16();
    int id = bytes.u16();
    if (id >= 0x8000) {
      skipName();
    }
    boolean sized = isSized(type & ~MULTIPLE);
    long values = sized || (type & MULTIPLE) != 0 ? bytes.u32() : 1;
    for (long i = 0; i < values; i++) {
      long size = sized ? bytes.u32() : fixedSize(type & ~MULTIPLE);
      if ((size == 0 && !sized) || bytes.at() + size > end) {
        return false;
      }
      if (i == 0) {
        found.add(new Property(id, type & ~MULTIPLE, bytes.at(), size));
      }
      bytes.goTo(bytes.at() + (size + 3) / 4 * 4);
    }
    return values <= MOST;
  }

  private void skipName() throws IOException {
    bytes.goTo(bytes.at() + 16);
    if (bytes.u32() == 0) {
      bytes.u32();
    } else {
      long length = bytes.u32();
      bytes.goTo(bytes.at() + (length + 3) / 4 * 4);
    }
  }

  private static boolean isSized(int type) {
    return type == 0x001E || type == 0x001F || type == 0x0102 || type == 0x000D;
  }

  private static int fixedSize(int type) {
    return switch (type) {
      case 0x0002, 0x0003, 0x0004, 0x000A, 0x000B -> 4;
      case 0x0005, 0x0006, 0x0007, 0x0014, 0x0040 -> 8;
      case 0x0048 -> 16;
      default -> 0;
    };
  }
}
