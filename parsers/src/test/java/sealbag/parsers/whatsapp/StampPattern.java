package sealbag.parsers.whatsapp;

import java.time.LocalDateTime;

/// Prints stamps as a formatter does that is given a pattern of CLDR: `dd.MM.yy, HH:mm`.
///
/// @param morning the word for AM
/// @param zero the digit zero of the script to print in
/// @param space what stands for the space beside the word for AM or PM
record StampPattern(String pattern, String morning, String afternoon, int zero, String space) {

  private static final String TIME_LETTERS = "hHKms";

  /// The same locale's pattern on a phone that is set to a 12-hour clock.
  static String twelveHours(String pattern) {
    if (!pattern.contains("H")) {
      return pattern;
    }
    String hours = pattern.replace("HH", "h").replace('H', 'h');
    if (hours.contains("B")) {
      return hours;
    }
    int glue = hours.indexOf("h") < hours.indexOf("y") ? timeEnd(hours) : hours.length();
    return hours.substring(0, glue) + " a" + hours.substring(glue);
  }

  /// The end of a time that stands first.
  private static int timeEnd(String pattern) {
    int end = 0;
    while (TIME_LETTERS.indexOf(pattern.charAt(end)) >= 0 || pattern.charAt(end) == ':') {
      end++;
    }
    return end;
  }

  /// The same locale's pattern on a phone that is set to a 24-hour clock.
  static String twentyFourHours(String pattern) {
    return pattern
        .replace("hh", "HH")
        .replace('h', 'H')
        .replace("a 'ga' ", "")
        .replace("a H", "H")
        .replace("aH", "H")
        .replace(" a", "")
        .replace("B ", "");
  }

  /// The 12-hour pattern with the word for AM or PM before the hour, which is counted from 0, as in
  /// Japan; the pattern itself where it has the word in a place of its own.
  static String wordFirst(String pattern) {
    boolean own = pattern.contains("B") || pattern.contains("a h") || pattern.contains("'h'");
    if (own || pattern.indexOf('h') < pattern.indexOf('y') || pattern.contains("ཆུ")) {
      return pattern;
    }
    return pattern.replace("ah", "h").replace(" a", "").replace("hh", "h").replace("h", "aK");
  }

  String print(LocalDateTime time) {
    var out = new StringBuilder();
    int at = 0;
    while (at < pattern.length()) {
      char letter = pattern.charAt(at);
      if (letter == '\'') {
        int close = pattern.indexOf('\'', at + 1);
        out.append(pattern, at + 1, close);
        at = close + 1;
        continue;
      }
      int end = at + 1;
      while (end < pattern.length() && pattern.charAt(end) == letter) {
        end++;
      }
      out.append(isBesideWord(at) ? space : field(letter, end - at, time));
      at = end;
    }
    return out.toString();
  }

  private boolean isBesideWord(int at) {
    return pattern.charAt(at) == ' ' && (isWord(at - 1) || isWord(at + 1));
  }

  private boolean isWord(int at) {
    return at >= 0
        && at < pattern.length()
        && (pattern.charAt(at) == 'a' || pattern.charAt(at) == 'B');
  }

  private String field(char letter, int width, LocalDateTime time) {
    return switch (letter) {
      case 'y' -> number(width == 2 ? time.getYear() % 100 : time.getYear(), width);
      case 'M' -> number(time.getMonthValue(), width);
      case 'd' -> number(time.getDayOfMonth(), width);
      case 'H' -> number(time.getHour(), width);
      case 'h' -> number((time.getHour() + 11) % 12 + 1, width);
      case 'K' -> number(time.getHour() % 12, width);
      case 'm' -> number(time.getMinute(), width);
      case 's' -> number(time.getSecond(), width);
      case 'a' -> time.getHour() < 12 ? morning : afternoon;
      case 'B' -> burmese(time.getHour());
      default -> String.valueOf(letter).repeat(width);
    };
  }

  /// The only locale whose pattern prints parts of the day.
  private static String burmese(int hour) {
    if (hour < 12) {
      return "နံနက်";
    }
    return hour < 16 ? "နေ့လယ်" : hour < 19 ? "ညနေ" : "ည";
  }

  private String number(int value, int width) {
    String digits = Integer.toString(value);
    var out = new StringBuilder();
    for (char digit : ("0".repeat(Math.max(0, width - digits.length())) + digits).toCharArray()) {
      out.appendCodePoint(zero + digit - '0');
    }
    return out.toString();
  }
}
