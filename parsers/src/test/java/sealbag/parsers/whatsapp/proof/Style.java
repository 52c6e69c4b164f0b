package sealbag.parsers.whatsapp.proof;

import java.time.LocalDateTime;
import java.util.List;
import sealbag.parsers.chat.DateOrder;

/// One way in which phones print the header of a record.
///
/// @param open what stands before the stamp
/// @param stamp the stamp, with `{dd}`, `{M}`, `{yyyy}`, `{HH}`, `{mm}`, `{a}` … for its parts;
///   `{bbbb}` is the Buddhist year
/// @param close what stands after it
/// @param halves the words for the halves of the day, or none
/// @param zero the digit zero
record Style(
    String open, String stamp, String close, DateOrder order, List<String> halves, char zero) {

  private static final int BUDDHIST_OFFSET = 543;

  static final List<Style> ALL =
      List.of(
          android("{dd}/{MM}/{yyyy}, {HH}:{mm}", DateOrder.DMY),
          android("{M}/{d}/{yy}, {h}:{mm}\u202F{a}", DateOrder.MDY, "AM", "PM"),
          android("{yyyy}-{MM}-{dd} {HH}:{mm}", DateOrder.YMD),
          android("{dd}.{MM}.{yy}, {HH}:{mm}", DateOrder.DMY),
          android("{d}.{M}.{yyyy} klo {HH}.{mm}", DateOrder.DMY),
          android("{d}/{M}/{yyyy}, {h}:{mm}\u202F{a}", DateOrder.DMY, "a.\u00A0m.", "p.\u00A0m."),
          android("{yyyy}/{M}/{d} {a}{h}:{mm}", DateOrder.YMD, "上午", "下午"),
          new Style("", "{yyyy}/{M}/{d}، {HH}:{mm}", " - ", DateOrder.YMD, List.of(), '\u06F0'),
          android("{d}/{M}/{bbbb} {HH}:{mm}", DateOrder.DMY),
          ios("{dd}/{MM}/{yyyy}, {HH}:{mm}:{ss}", DateOrder.DMY),
          ios("{M}/{d}/{yy}, {h}:{mm}:{ss}\u202F{a}", DateOrder.MDY, "AM", "PM"),
          ios("{d}.{M}.{yyyy} klo {H}.{mm}.{ss}", DateOrder.DMY),
          ios("{HH}:{mm}:{ss}, {d}/{M}/{yyyy}", DateOrder.DMY),
          ios("{yyyy}/{M}/{d} {HH}:{mm}:{ss}", DateOrder.YMD),
          new Style(
              "[",
              "{d}\u200F/{M}\u200F/{yyyy}، {h}:{mm}:{ss}\u00A0{a}",
              "] ",
              DateOrder.DMY,
              List.of("ص", "م"),
              '0'),
          legacy("{M}/{d}/{yy}, {h}:{mm}:{ss} {a}", ": ", DateOrder.MDY, "AM", "PM"),
          legacy("{dd}-{MM}-{yy} {HH}:{mm}:{ss}", " ", DateOrder.DMY));

  private static Style android(String stamp, DateOrder order, String... halves) {
    return new Style("", stamp, " - ", order, List.of(halves), '0');
  }

  private static Style ios(String stamp, DateOrder order, String... halves) {
    return new Style("[", stamp, "] ", order, List.of(halves), '0');
  }

  private static Style legacy(String stamp, String close, DateOrder order, String... halves) {
    return new Style("", stamp, close, order, List.of(halves), '0');
  }

  boolean isAndroid() {
    return close.equals(" - ");
  }

  boolean isIos() {
    return close.equals("] ");
  }

  boolean isLegacy() {
    return !isAndroid() && !isIos();
  }

  boolean hasSeconds() {
    return stamp.contains("{ss}");
  }

  /// The stamp of a time.
  String print(LocalDateTime time) {
    return print(time, time.getDayOfMonth());
  }

  /// The stamp of a time, with another day in it, which need not exist.
  String print(LocalDateTime time, int day) {
    var printed = new StringBuilder();
    int from = 0;
    for (int start; (start = stamp.indexOf('{', from)) >= 0; ) {
      int end = stamp.indexOf('}', start);
      printed.append(stamp, from, start).append(part(stamp.substring(start + 1, end), time, day));
      from = end + 1;
    }
    return printed.append(stamp, from, stamp.length()).toString();
  }

  private String part(String part, LocalDateTime time, int day) {
    int width = part.length();
    return switch (part.charAt(0)) {
      case 'd' -> digits(day, width);
      case 'M' -> digits(time.getMonthValue(), width);
      case 'y' -> digits(width == 2 ? time.getYear() % 100 : time.getYear(), width);
      case 'b' -> digits(time.getYear() + BUDDHIST_OFFSET, width);
      case 'H' -> digits(time.getHour(), width);
      case 'h' -> digits((time.getHour() + 11) % 12 + 1, width);
      case 'm' -> digits(time.getMinute(), width);
      case 's' -> digits(time.getSecond(), width);
      case 'a' -> halves.get(time.getHour() / 12);
      default -> throw new IllegalArgumentException(part);
    };
  }

  private String digits(int number, int width) {
    String ascii = Integer.toString(number);
    String padded = "0".repeat(Math.max(0, width - ascii.length())) + ascii;
    return zero == '0' ? padded : padded.chars().mapToObj(this::digit).reduce("", String::concat);
  }

  private String digit(int ascii) {
    return Character.toString(ascii - '0' + zero);
  }

  @Override
  public String toString() {
    return open + stamp + close;
  }
}
