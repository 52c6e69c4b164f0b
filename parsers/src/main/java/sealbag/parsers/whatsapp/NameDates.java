package sealbag.parsers.whatsapp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import sealbag.parsers.chat.Attachment;

/// Dates inside the names that the app gives to attachments: `IMG-20220323-WA0002.jpg` (Android)
/// and `00000035-PHOTO-2022-03-27-21-41-55.jpg` (iOS). They say in which order the stamps print
/// their dates.
final class NameDates {

  private NameDates() {}

  /// The first such date in the names as `yyyymmdd`, or 0.
  static int of(List<Attachment> attachments) {
    for (Attachment attachment : attachments) {
      byte[] name = attachment.name().getBytes(StandardCharsets.UTF_8);
      int date = find(name, 0, name.length);
      if (date != 0) {
        return date;
      }
    }
    return 0;
  }

  /// The first such date in the bytes as `yyyymmdd`, or 0.
  static int find(byte[] bytes, int from, int to) {
    int at = from;
    while ((at = Words.find((byte) '-', bytes, at, to)) + 10 < to) {
      if (bytes[at + 1] == '2' && bytes[at + 2] == '0') {
        int date = bytes[at + 5] == '-' ? spaced(bytes, at + 1, to) : packed(bytes, at + 1, to);
        if (date != 0) {
          return date;
        }
      }
      at++;
    }
    return 0;
  }

  private static int packed(byte[] bytes, int at, int to) {
    boolean framed = at + 11 <= to && bytes[at + 8] == '-' && bytes[at + 9] == 'W';
    return framed ? date(bytes, at, 8) : 0;
  }

  private static int spaced(byte[] bytes, int at, int to) {
    if (at + 19 > to || bytes[at + 7] != '-' || bytes[at + 10] != '-' || bytes[at + 13] != '-') {
      return 0;
    }
    return date(bytes, at, 10);
  }

  private static int date(byte[] bytes, int at, int length) {
    int date = 0;
    for (int i = at; i < at + length; i++) {
      if (bytes[i] == '-') {
        continue;
      }
      if (bytes[i] < '0' || bytes[i] > '9') {
        return 0;
      }
      date = date * 10 + bytes[i] - '0';
    }
    return date;
  }
}
