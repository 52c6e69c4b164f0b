package sealbag.ingest.cli;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sealbag.parsers.chat.Chat;
import sealbag.parsers.chat.DateOrder;
import sealbag.parsers.chat.Record;

/// The plain words of `inspect`.
final class InspectWords {
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss", Locale.ENGLISH);

  private static final Map<String, String> DATES =
      Map.of("D", "day", "W", "week", "M", "month", "Y", "year");
  private static final Map<String, String> TIMES =
      Map.of("S", "second", "M", "minute", "H", "hour");
  private static final Pattern ONE_UNIT =
      Pattern.compile("(P(?=[0-9]+[DWMY])|PT(?=[0-9]+[SMH]))([0-9]+)([A-Z])");

  private InspectWords() {}

  static String platform(Chat.Platform platform) {
    return switch (platform) {
      case ANDROID -> "Android";
      case IOS -> "iPhone";
      case LEGACY -> "older phone";
    };
  }

  static String language(Optional<String> tag) {
    return tag.map(known -> Locale.forLanguageTag(known).getDisplayName(Locale.ENGLISH))
        .orElse("language not recognised");
  }

  static String clock(Chat.Clock clock) {
    return switch (clock) {
      case TWELVE_HOURS -> "12-hour clock";
      case TWENTY_FOUR_HOURS -> "24-hour clock";
    };
  }

  /// Words for every calendar but the common one.
  static Optional<String> calendar(Chat.Calendar calendar) {
    return switch (calendar) {
      case GREGORIAN -> Optional.empty();
      case BUDDHIST -> Optional.of("years of the Buddhist calendar");
      case PERSIAN -> Optional.of("Persian calendar");
      case JAPANESE -> Optional.of("years of the Japanese calendar");
      case HIJRI -> Optional.of("Islamic calendar");
    };
  }

  static String order(DateOrder order) {
    return switch (order) {
      case DMY -> "day/month/year";
      case MDY -> "month/day/year";
      case YMD -> "year/month/day";
    };
  }

  static String certainty(Chat.Certainty certainty) {
    return switch (certainty) {
      case PROVED -> "proved";
      case INFERRED -> "inferred";
      case ASSUMED -> "assumed, not proved";
      case GIVEN -> "as you said";
    };
  }

  static String time(LocalDateTime time, Chat.Precision precision) {
    return switch (precision) {
      case MINUTE -> MINUTES.format(time);
      case SECOND -> SECONDS.format(time);
    };
  }

  /// A number with its noun, which takes an s where there is more than one.
  static String count(long number, String noun) {
    return number(number) + " " + noun + (number == 1 ? "" : "s");
  }

  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String kind(long number, Record.Kind kind) {
    return switch (kind) {
      case TEXT -> count(number, "text message");
      case ATTACHMENT -> count(number, "record") + " with a file";
      case OMITTED -> count(number, "record") + " with its file left out";
      case DELETED -> count(number, "deleted message");
      case LOCATION -> count(number, "location");
      case LIVE_LOCATION -> count(number, "live location");
      case POLL -> count(number, "poll");
      case EVENT -> count(number, "event");
      case CALL -> count(number, "call");
      case WAITING -> count(number, "message") + " that this phone was still waiting for";
      case VIEW_ONCE -> count(number, "view-once message");
      case EMPTY -> count(number, "record") + " without content";
      case NOTICE -> count(number, "notice") + " of the app";
    };
  }

  /// An ISO 8601 duration of one unit in words, such as `90 days` of `P90D`; any other as it is.
  static String period(String duration) {
    Matcher parts = ONE_UNIT.matcher(duration);
    if (!parts.matches()) {
      return Plain.of(duration);
    }
    String unit = (parts.group(1).equals("PT") ? TIMES : DATES).getOrDefault(parts.group(3), "");
    return parts.group(2) + " " + unit + (parts.group(2).equals("1") ? "" : "s");
  }
}
