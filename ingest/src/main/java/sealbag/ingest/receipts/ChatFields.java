package sealbag.ingest.receipts;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import sealbag.ingest.ledger.ChatSummary;
import sealbag.ingest.ledger.Claims;

/// What a letter says about one chat: numbers and days, nothing that anybody wrote.
final class ChatFields {
  static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

  /// About so many messages WhatsApp exports at most, without and with media. Nobody says so; it is
  /// what people count.
  private static final long CAP = 40_000;

  private static final long CAP_WITH_MEDIA = 10_000;

  private ChatFields() {}

  /// @param today where the letter is read
  static Fields of(ChatSummary chat, Claims claims, LocalDate today) {
    int mentioned = chat.present() + chat.missing();
    Optional<LocalDate> loss = lossDay(chat);
    boolean textOnly = chat.present() == 0 && chat.detail().omitted() > 0;
    var fields = new Fields();
    fields
        .put(Field.ENTRIES, count(chat.records(), "message or notice", "messages and notices"))
        .put(Field.FIRST_DAY, chat.firstTimestamp().flatMap(ChatFields::day).map(DAY::format))
        .put(Field.LAST_DAY, chat.lastTimestamp().flatMap(ChatFields::day).map(DAY::format))
        .put(Field.SENDERS, count(chat.labels().size(), "sender", "senders"))
        .mark(Field.NO_MESSAGES, chat.labels().isEmpty())
        .put(Field.MENTIONED, some(mentioned))
        .put(Field.PRESENT, number(chat.present()))
        .put(Field.MISSING, some(chat.missing()))
        .put(Field.OMITTED, some(chat.detail().omitted()))
        .put(Field.DATE_ORDER, order(chat.dateOrder()))
        .put(Field.LOSS_DAY, loss.map(DAY::format))
        .mark(Field.LOSS_PASSED, loss.filter(day -> !day.isAfter(today)).isPresent())
        .mark(Field.IPHONE, chat.detail().platform().equals("ios"))
        .put(Field.CAP, cap(chat).map(ChatFields::number))
        .mark(Field.ASK_MEDIA, textOnly && isSentAsEvidence(claims));
    certainty(chat.dateOrderCertainty()).ifPresent(field -> fields.mark(field, true));
    return fields;
  }

  /// The day from which messages may disappear from the phone.
  static Optional<LocalDate> lossDay(ChatSummary chat) {
    return chat.detail().lossFrom().flatMap(ChatFields::day);
  }

  private static Optional<LocalDate> day(String timestamp) {
    try {
      return Optional.of(LocalDate.parse(timestamp.substring(0, Math.min(10, timestamp.length()))));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private static boolean isSentAsEvidence(Claims claims) {
    return claims
        .reason()
        .filter(
            word -> word.equals("EVIDENCE_RECEIVED") || word.equals("POSSIBLE_EVIDENTIAL_VALUE"))
        .isPresent();
  }

  private static Optional<Long> cap(ChatSummary chat) {
    long cap = chat.present() > 0 ? CAP_WITH_MEDIA : CAP;
    long distance = Math.abs(chat.records() - cap);
    return Optional.of(cap).filter(_ -> distance <= cap / 100);
  }

  private static Optional<String> order(String word) {
    return switch (word) {
      case "DMY" -> Optional.of("day/month/year");
      case "MDY" -> Optional.of("month/day/year");
      case "YMD" -> Optional.of("year/month/day");
      default -> Optional.empty();
    };
  }

  private static Optional<Field> certainty(String word) {
    return switch (word) {
      case "proved" -> Optional.of(Field.DATES_PROVED);
      case "inferred" -> Optional.of(Field.DATES_INFERRED);
      case "assumed" -> Optional.of(Field.DATES_ASSUMED);
      case "given" -> Optional.of(Field.DATES_GIVEN);
      default -> Optional.empty();
    };
  }

  private static Optional<String> some(long number) {
    return number == 0 ? Optional.empty() : Optional.of(number(number));
  }

  static String count(long number, String one, String many) {
    return number(number) + " " + (number == 1 ? one : many);
  }

  static String number(long number) {
    return String.format(Locale.UK, "%,d", number);
  }
}
