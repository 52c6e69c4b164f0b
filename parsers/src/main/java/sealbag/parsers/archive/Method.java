package sealbag.parsers.archive;

/// The compression methods by their numbers (APPNOTE 4.4.5). Only those that need no further
/// library and no memory that the archive dictates are read.
final class Method {

  private Method() {}

  static String nameOf(int number) {
    return switch (number) {
      case 0 -> "stored";
      case 8 -> "deflated";
      case 9 -> "deflate64";
      case 12 -> "bzip2";
      default -> "method " + number;
    };
  }

  static boolean isRead(int number) {
    return number == 0 || number == 8 || number == 9 || number == 12;
  }
}
